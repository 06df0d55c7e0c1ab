-- Why: a password alone is guessed, read along and sold; people show a code of an authenticator app beside it.

-- The key of somebody's authenticator app. To check a code the key is needed itself, so it is sealed: what opens it lies in the home folder. A
-- code counts once: the step of the last one is kept, and only a later one is good.
create table authenticator (
    person_id uuid primary key references person (id),
    sealed bytea not null check (octet_length(sealed) between 29 and 1000),
    last_step bigint not null,
    created_at timestamptz not null
);

-- What stands in for the app where it is lost, each once. Of a code only what a key in the home folder makes of it.
create table recovery_code (
    person_id uuid not null references person (id),
    code_hash bytea not null check (octet_length(code_hash) = 32),
    created_at timestamptz not null,
    used_at timestamptz,
    primary key (person_id, code_hash)
);

-- They are the person's, wherever they work: seen by whoever sees the person.
alter table authenticator enable row level security;
alter table recovery_code enable row level security;
create policy authenticator_person on authenticator using (person_id in (select m.person_id from membership m));
create policy recovery_code_person on recovery_code using (person_id in (select m.person_id from membership m));
grant select, insert, delete, update (sealed, last_step, created_at) on authenticator to keyholder_server;
grant select, insert, delete, update (used_at) on recovery_code to keyholder_server;

-- How somebody has signed in: by a launch that their station has signed, and whether they have shown a second factor.
alter table sign_in add column launched boolean not null default false;
alter table sign_in add column second_factor_at timestamptz;
grant update (second_factor_at) on sign_in to keyholder_server;
