-- Why: before what hurts people show once more who they are, so that a browser that was left open does not do it.

-- When the person of a sign-in last did; never, where they were launched.
alter table sign_in add column proved_at timestamptz;
grant update (proved_at) on sign_in to keyholder_server;
-- Whoever changes their password goes on with another secret.
grant update (key_hash) on sign_in to keyholder_server;

drop function find_member(bytea, timestamptz);
create function find_member(wanted bytea, at timestamptz)
    returns table (person_id uuid, login text, name text, organisation_id uuid, side text, role text, created_at timestamptz, seen_at timestamptz,
                   ends_at timestamptz, second_factor_due boolean, proved_at timestamptz)
    language sql stable security definer set search_path = public
    as $$
        select p.id, p.login, p.name, m.organisation_id, m.side, m.role, s.created_at, s.seen_at, m.ends_at, s.second_factor_due, s.proved_at
        from sign_in s
        join person p on p.id = s.person_id
        join membership m on m.person_id = s.person_id and m.organisation_id = s.organisation_id and m.side = s.side
        join organisation o on o.id = m.organisation_id
        where s.key_hash = wanted and p.disabled_at is null and o.closed_at is null
          and (m.ends_at is null or m.ends_at > at)
    $$;
revoke all on function find_member(bytea, timestamptz) from public;
grant execute on function find_member(bytea, timestamptz) to keyholder_server;
