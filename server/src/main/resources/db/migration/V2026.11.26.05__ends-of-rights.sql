-- Why: what is open by a right ends with it, whoever ends it and on whichever node: the database itself tells open pages and nodes.

-- A person who is shut out can neither sign in nor go on. The row stays: what they did names them.
alter table person add column disabled_at timestamptz;

create or replace function find_login(wanted text)
    returns table (id uuid, login text, name text, password_hash text, dealer_id uuid, station_id uuid)
    language sql stable security definer set search_path = public
    as $$
        select p.id, p.login, p.name, p.password_hash, p.dealer_id, p.station_id from person p
        where p.login = lower(wanted) and p.disabled_at is null
    $$;
create or replace function find_signed_in(wanted bytea, since timestamptz)
    returns table (id uuid, login text, name text, dealer_id uuid, station_id uuid, seen_at timestamptz)
    language sql stable security definer set search_path = public
    as $$
        select p.id, p.login, p.name, p.dealer_id, p.station_id, s.seen_at
        from sign_in s join person p on p.id = s.person_id
        where s.key_hash = wanted and s.seen_at > since and p.disabled_at is null
    $$;

-- Seldom enough that commits need not wait for each other because of it.
create function tell_live() returns trigger language plpgsql set search_path = public as $$
begin
    perform pg_notify('keyholder_live', 'database ' || tg_argv[0] || ':'
        || (to_jsonb(old) ->> tg_argv[1]));
    return null;
end
$$;
revoke all on function tell_live() from public;

create trigger tell_live after delete on sign_in
    for each row execute function tell_live('person', 'person_id');
create trigger tell_live after update of disabled_at on person
    for each row when (new.disabled_at is distinct from old.disabled_at)
    execute function tell_live('person', 'id');
create trigger tell_live after update of station_id on site
    for each row when (new.station_id is distinct from old.station_id)
    execute function tell_live('site', 'id');

-- The number that was texted: the link belongs to whoever has that number. Empty in rows of release 0.1.
alter table question add column phone text;

-- What a person agreed to with one number does not hold for another, and the link that went to the old one leads nowhere.
create function another_number() returns trigger language plpgsql set search_path = public as $$
begin
    new.welcome_token_hash := null;
    new.welcome_id := null;
    new.welcome_state := 'not-sent';
    new.welcome_failure := null;
    new.welcome_failure_kind := null;
    new.welcome_at := null;
    new.number_valid_at := null;
    new.confirmed_at := null;
    return new;
end
$$;
revoke all on function another_number() from public;
create trigger another_number before update of phone on contact
    for each row when (new.phone <> old.phone)
    execute function another_number();
