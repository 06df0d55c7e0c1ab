-- Why: a login was folded in one way by the server and in another by the database, whose way depends on its locale. Now the server folds.

-- Its check folded too; a login that the database would fold otherwise could not be kept.
alter table person drop constraint person_login_check;
alter table person add constraint person_login_check check (length(login) between 1 and 200);

-- Those that are there, as the server folds them from now on, unless two would become one: these keep their spelling.
with folded as (
    select id, login,
           normalize(lower(translate(replace(normalize(login, nfkc), 'ß', 'ss'), 'ıς', 'iσ') collate "C"), nfkc) collate "default" as wanted
    from person
), free as (
    select f.id, f.wanted from folded f
    where f.wanted <> f.login and length(f.wanted) between 1 and 200
      and not exists (select from folded other where other.id <> f.id and f.wanted in (other.login, other.wanted))
)
update person p set login = free.wanted from free where free.id = p.id;

-- What was typed comes first: so a login that kept its spelling is found. Nothing is folded here, and nobody found who is shut out.
create function find_folded_login(folded text, typed text)
    returns table (id uuid, login text, name text, password_hash text, dealer_id uuid, station_id uuid)
    language sql stable security definer set search_path = public
    as $$
        select p.id, p.login, p.name, p.password_hash, p.dealer_id, p.station_id from person p
        where p.login in (folded, typed) and p.disabled_at is null order by p.login = typed desc limit 1
    $$;
revoke all on function find_folded_login(text, text) from public;
grant execute on function find_folded_login(text, text) to keyholder_server;
