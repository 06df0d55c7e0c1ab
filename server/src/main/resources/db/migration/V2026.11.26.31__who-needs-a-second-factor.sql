-- Why: an organisation says whether its people need a second factor; who needs one and has none sets it up before anything else.

-- Organisations that are there ask for none until they say so: nobody is kept from an alarm by an upgrade.

-- Whether somebody is to set one up first. It is found out as they sign in for an organisation, and as they go over to another: an alarm that is
-- open when the rule changes is not interrupted. A launch is what the station has decided; what they go over to from there is not.
alter table sign_in add column second_factor_due boolean not null default false;
create function second_factor_due() returns trigger language plpgsql security definer set search_path = public as $$
begin
    if tg_op = 'UPDATE' and (new.organisation_id, new.side) is distinct from (old.organisation_id, old.side) then
        new.launched := false;
    end if;
    new.second_factor_due := not new.launched and new.second_factor_at is null
        and exists (select from organisation o where o.id = new.organisation_id and o.second_factor_required);
    return new;
end
$$;
revoke all on function second_factor_due() from public;
-- After the one that finds the organisation of a sign-in of release 0.1: they go by their names.
create trigger then_second_factor_due before insert or update of organisation_id, side, second_factor_at on sign_in
    for each row execute function second_factor_due();

drop function find_member(bytea, timestamptz);
create function find_member(wanted bytea, at timestamptz)
    returns table (person_id uuid, login text, name text, organisation_id uuid, side text, role text, created_at timestamptz, seen_at timestamptz,
                   ends_at timestamptz, second_factor_due boolean)
    language sql stable security definer set search_path = public
    as $$
        select p.id, p.login, p.name, m.organisation_id, m.side, m.role, s.created_at, s.seen_at, m.ends_at, s.second_factor_due
        from sign_in s
        join person p on p.id = s.person_id
        join membership m on m.person_id = s.person_id and m.organisation_id = s.organisation_id and m.side = s.side
        join organisation o on o.id = m.organisation_id
        where s.key_hash = wanted and p.disabled_at is null and o.closed_at is null
          and (m.ends_at is null or m.ends_at > at)
    $$;
revoke all on function find_member(bytea, timestamptz) from public;
grant execute on function find_member(bytea, timestamptz) to keyholder_server;
