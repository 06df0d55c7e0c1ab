-- Why: a passkey cannot be read along or given to a page that looks like ours, and takes two presses.

-- The public half of it, with which nobody can sign in. Whoever brings the other half is the person.
create table passkey (
    person_id uuid not null references person (id),
    id uuid not null,
    credential_id bytea not null unique check (octet_length(credential_id) between 1 and 1023),
    public_key bytea not null check (octet_length(public_key) between 1 and 4000),
    sign_count bigint not null,
    name text not null check (length(name) between 1 and 60),
    created_at timestamptz not null,
    used_at timestamptz,
    -- When its counter went back: there are two of it.
    copied_at timestamptz,
    primary key (person_id, id)
);
alter table passkey enable row level security;
create policy passkey_person on passkey using (person_id in (select m.person_id from membership m));
grant select, insert, delete, update (sign_count, used_at, copied_at) on passkey to keyholder_server;

-- Whose passkey it is that somebody brings who is nobody yet.
create function find_passkey(wanted bytea)
    returns table (person_id uuid, id uuid, login text, public_key bytea, sign_count bigint)
    language sql stable security definer set search_path = public
    as $$
        select k.person_id, k.id, p.login, k.public_key, k.sign_count
        from passkey k join person p on p.id = k.person_id where k.credential_id = wanted
    $$;
revoke all on function find_passkey(bytea) from public;
grant execute on function find_passkey(bytea) to keyholder_server;

-- What passkeys have signed, as a fingerprint: it counts once, on every node. It says by itself when it is too old, and belongs to nobody.
create table used_challenge (
    challenge_hash bytea primary key check (octet_length(challenge_hash) = 32),
    good_until timestamptz not null
);
create index used_challenge_by_end on used_challenge (good_until);
grant select (good_until), insert, delete on used_challenge to keyholder_server;
