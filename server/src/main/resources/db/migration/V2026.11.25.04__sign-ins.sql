-- Why: who is signed in stays so when the server restarts, and is known to every node.

-- Of the secret in the browser only the fingerprint, of the person only the id: whoever reads this table can neither sign in with it
-- nor learn who it is about. It belongs to no tenant, because it is looked into to find out which.
create table sign_in (
    key_hash bytea primary key check (octet_length(key_hash) = 32),
    person_id uuid not null references person (id),
    created_at timestamptz not null,
    seen_at timestamptz not null
);
create index sign_in_of_person on sign_in (person_id);
create index sign_in_by_seen on sign_in (seen_at);

grant insert, delete, select (key_hash, seen_at), update (seen_at) on sign_in to keyholder_server;

-- Recognising a browser happens before a tenant is known: a narrow door, one row, by a secret.
create function find_signed_in(wanted bytea, since timestamptz)
    returns table (id uuid, login text, name text, dealer_id uuid, station_id uuid, seen_at timestamptz)
    language sql stable security definer set search_path = public
    as $$
        select p.id, p.login, p.name, p.dealer_id, p.station_id, s.seen_at
        from sign_in s join person p on p.id = s.person_id
        where s.key_hash = wanted and s.seen_at > since
    $$;
revoke all on function find_signed_in(bytea, timestamptz) from public;
grant execute on function find_signed_in(bytea, timestamptz) to keyholder_server;
