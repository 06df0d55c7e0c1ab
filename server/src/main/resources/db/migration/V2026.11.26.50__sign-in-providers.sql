-- Why: an organisation's people sign in by the organisation's own provider (OpenID Connect), for that organisation and for no other.

-- One for each side of an organisation, as its people are managed: whoever sets it decides who comes in there.
create table sign_in_provider (
    organisation_id uuid not null references organisation (id),
    side text not null check (side in ('dealer', 'station')),
    -- By which people find it; a part of the address that it answers to.
    name text not null unique check (name ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'),
    issuer text not null check (length(issuer) between 1 and 300),
    client_id text not null check (length(client_id) between 1 and 200),
    -- It is shown to the provider itself, so it is sealed and not hashed: its key lies in the home folder.
    sealed_secret bytea not null check (octet_length(sealed_secret) between 29 and 1000),
    -- The organisation says that whoever comes in by it has shown a second factor there.
    provides_second_factor boolean not null default false,
    changed_at timestamptz not null,
    primary key (organisation_id, side)
);

-- Who has come in by it, as whom: the provider's own name for somebody, which it gives to nobody else. Another provider knows nobody.
create table provider_account (
    organisation_id uuid not null,
    side text not null,
    subject text not null check (length(subject) between 1 and 255),
    person_id uuid not null,
    created_at timestamptz not null,
    primary key (organisation_id, side, subject),
    unique (organisation_id, side, person_id),
    foreign key (organisation_id, side) references sign_in_provider (organisation_id, side) on delete cascade,
    foreign key (person_id, organisation_id, side) references membership (person_id, organisation_id, side) on delete cascade
);

-- What has signed somebody in, as a fingerprint of its nonce: a repeat is known on every node and after a restart.
create table used_answer (
    organisation_id uuid not null,
    side text not null,
    nonce_hash bytea not null check (octet_length(nonce_hash) = 32),
    good_until timestamptz not null,
    primary key (organisation_id, side, nonce_hash),
    foreign key (organisation_id, side) references sign_in_provider (organisation_id, side) on delete cascade
);
create index used_answer_by_end on used_answer (good_until);

create trigger stays_where_it_is before update of organisation_id, side on sign_in_provider
    for each row when ((new.organisation_id, new.side) is distinct from (old.organisation_id, old.side))
    execute function stays_where_it_is();

alter table sign_in_provider enable row level security;
alter table provider_account enable row level security;
alter table used_answer enable row level security;
create policy sign_in_provider_tenant on sign_in_provider
    using (side = 'dealer' and organisation_id = any ((select current_dealers())::uuid[])
        or side = 'station' and organisation_id = (select current_station()));
create policy provider_account_tenant on provider_account
    using (side = 'dealer' and organisation_id = any ((select current_dealers())::uuid[])
        or side = 'station' and organisation_id = (select current_station()));
create policy used_answer_tenant on used_answer
    using (side = 'dealer' and organisation_id = any ((select current_dealers())::uuid[])
        or side = 'station' and organisation_id = (select current_station()));

grant select, insert, delete, update (name, client_id, sealed_secret, provides_second_factor, changed_at) on sign_in_provider
    to keyholder_server;
grant select, insert, delete on provider_account to keyholder_server;
grant select, insert on used_answer to keyholder_server;

-- Whoever comes in by it is nobody yet: a narrow door, one row, by its unique name.
create function find_sign_in_provider(wanted text)
    returns table (organisation_id uuid, side text, organisation_name text, name text, issuer text, client_id text, sealed_secret bytea,
                   provides_second_factor boolean)
    language sql stable security definer set search_path = public
    as $$
        select p.organisation_id, p.side, coalesce(d.name, t.name), p.name, p.issuer, p.client_id, p.sealed_secret,
               p.provides_second_factor
        from sign_in_provider p
        join organisation o on o.id = p.organisation_id
        left join dealer d on p.side = 'dealer' and d.id = p.organisation_id
        left join station t on p.side = 'station' and t.id = p.organisation_id
        where p.name = wanted and o.closed_at is null
    $$;
revoke all on function find_sign_in_provider(text) from public;
grant execute on function find_sign_in_provider(text) to keyholder_server;

-- The housekeeping of all organisations: what could not be used any more, as its row says itself.
create function forget_used_answers(at timestamptz) returns bigint
    language sql security definer set search_path = public
    as $$
        with answers as (delete from used_answer where good_until < least(at, now()) returning 1)
        select count(*) from answers
    $$;
revoke all on function forget_used_answers(timestamptz) from public;
grant execute on function forget_used_answers(timestamptz) to keyholder_server;

-- A sign-in by a provider is good where the provider is believed, and nowhere else, whatever else its person is.
alter table sign_in add column only_here boolean not null default false;
grant select (only_here) on sign_in to keyholder_server;
create trigger only_here before update of organisation_id, side on sign_in
    for each row when (old.only_here and (new.organisation_id, new.side) is distinct from (old.organisation_id, old.side))
    execute function stays_where_it_is();

-- It ends with what it came by: the account is unbound, or the provider is gone or another.
create function ends_sign_ins_of_account() returns trigger language plpgsql security definer set search_path = public as $$
begin
    delete from sign_in s
        where s.person_id = old.person_id and s.organisation_id = old.organisation_id and s.side = old.side and s.only_here;
    return null;
end
$$;
revoke all on function ends_sign_ins_of_account() from public;
create trigger ends_sign_ins after delete on provider_account for each row execute function ends_sign_ins_of_account();

-- By a sign-in that is good for one organisation, nothing is seen or ended of what its person has elsewhere.
create or replace function own_memberships(wanted bytea, at timestamptz)
    returns table (organisation_id uuid, side text, role text, name text, is_current boolean, ends_at timestamptz)
    language sql stable security definer set search_path = public
    as $$
        select m.organisation_id, m.side, m.role, coalesce(d.name, t.name, 'This installation'),
               m.organisation_id = s.organisation_id and m.side = s.side, m.ends_at
        from sign_in s
        join membership m on m.person_id = s.person_id
        join organisation o on o.id = m.organisation_id
        left join dealer d on m.side = 'dealer' and d.id = m.organisation_id
        left join station t on m.side = 'station' and t.id = m.organisation_id
        where s.key_hash = wanted and o.closed_at is null and (m.ends_at is null or m.ends_at > at)
          and (not s.only_here or (m.organisation_id, m.side) = (s.organisation_id, s.side))
        order by 4, m.side
    $$;
create or replace function own_sign_ins(wanted bytea)
    returns table (id uuid, created_at timestamptz, seen_at timestamptz, address text, browser text, is_this boolean)
    language sql stable security definer set search_path = public
    as $$
        select other.id, other.created_at, other.seen_at, other.address, other.browser, other.key_hash = wanted
        from sign_in s join sign_in other on other.person_id = s.person_id
        where s.key_hash = wanted and (not s.only_here or (other.organisation_id, other.side) = (s.organisation_id, s.side))
        order by other.key_hash = wanted desc, other.seen_at desc
    $$;
create or replace function end_own_sign_ins(wanted bytea, which uuid) returns bigint
    language sql security definer set search_path = public
    as $$
        with ended as (
            delete from sign_in other using sign_in s
            where s.key_hash = wanted and other.person_id = s.person_id and other.key_hash <> wanted
              and (not s.only_here or (other.organisation_id, other.side) = (s.organisation_id, s.side))
              and (which is null or other.id = which)
            returning 1)
        select count(*) from ended
    $$;
