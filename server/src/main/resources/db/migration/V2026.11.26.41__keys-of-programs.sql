-- Why: a dealer's or a station's programs get in with keys of their own, which say for whom they act and what they may, and not with a person's password.

-- A program of one side of an organisation, by the name that its people gave it, and what its keys are good for.
create table program (
    organisation_id uuid not null references organisation (id),
    id uuid not null,
    side text not null check (side in ('dealer', 'station')),
    name text not null check (length(name) between 1 and 120),
    scopes text[] not null check (cardinality(scopes) between 1 and 10),
    created_at timestamptz not null,
    -- From then on none of its keys is valid; empty is never.
    ends_at timestamptz,
    primary key (organisation_id, id)
);

create table program_key (
    organisation_id uuid not null,
    id uuid not null,
    program_id uuid not null,
    -- SHA-256 of the bearer key; the key itself is shown once and kept nowhere.
    key_hash bytea not null unique check (octet_length(key_hash) = 32),
    created_at timestamptz not null,
    -- To the minute, and written afterwards.
    used_at timestamptz,
    -- Empty as long as it is the program's newest key, or the newer one has not been used yet.
    ends_at timestamptz,
    revoked_at timestamptz,
    primary key (organisation_id, id),
    foreign key (organisation_id, program_id) references program (organisation_id, id)
);
create index program_key_of_program on program_key (organisation_id, program_id);

alter table program enable row level security;
alter table program_key enable row level security;
create policy program_tenant on program
    using (side = 'dealer' and organisation_id = any ((select current_dealers())::uuid[])
        or side = 'station' and organisation_id = (select current_station()));
-- Of a company that is both, each side has its own: a key is of whom its program is.
create policy program_key_tenant on program_key
    using (exists (select from program p where p.organisation_id = program_key.organisation_id and p.id = program_key.program_id));
-- To update a column is also what it takes to hold the row while its keys are changed.
grant select, insert, update (name) on program to keyholder_server;
grant select, insert, update (used_at, ends_at, revoked_at) on program_key to keyholder_server;

-- A program shows its key before its tenant is known: a narrow door, one row, by a key that is valid. It ends with the organisation, as
-- people's sign-ins do.
create function find_program_by_key(wanted bytea, at timestamptz)
    returns table (key_id uuid, organisation_id uuid, program_id uuid, side text, name text, scopes text[])
    language sql stable security definer set search_path = public
    as $$
        select k.id, p.organisation_id, p.id, p.side, p.name, p.scopes
        from program_key k
        join program p on p.organisation_id = k.organisation_id and p.id = k.program_id
        join organisation o on o.id = p.organisation_id
        where k.key_hash = wanted and k.revoked_at is null and (k.ends_at is null or k.ends_at > at)
          and (p.ends_at is null or p.ends_at > at) and o.closed_at is null
    $$;
revoke all on function find_program_by_key(bytea, timestamptz) from public;
grant execute on function find_program_by_key(bytea, timestamptz) to keyholder_server;
