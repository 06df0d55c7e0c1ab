-- Why: who saw and did what is on record, of each organisation by itself, and nobody changes it afterwards unnoticed.

-- The organisation whose record this transaction reads and chains, whatever organisation that is. It opens the tables below and no others.
create function current_audited() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('keyholder.audited', true), '')::uuid;
revoke all on function current_audited() from public;
grant execute on function current_audited() to keyholder_server;

-- One thing done or seen, for one organisation that it concerns: a dealer, a station, or the installation itself (…0001). The texts of before
-- and after are JSON objects in the form of RFC 8785; they are hashed as what they say.
create table audit_entry (
    organisation_id uuid not null,
    id uuid not null,
    at timestamptz not null,
    kind text not null check (kind ~ '^[a-z-]{1,40}$'),
    actor_kind text not null check (actor_kind ~ '^[a-z-]{1,20}$'),
    actor_id uuid,
    actor_name text check (length(actor_name) between 1 and 300),
    address text check (length(address) between 1 and 100),
    browser text check (length(browser) between 1 and 300),
    -- The site that it is about, where it is about one: its page tells its history.
    site_id uuid,
    object_kind text check (object_kind ~ '^[a-z-]{1,20}$'),
    object_id uuid,
    before text check (jsonb_typeof(before::jsonb) = 'object' and length(before) <= 50000),
    after text check (jsonb_typeof(after::jsonb) = 'object' and length(after) <= 50000),
    primary key (organisation_id, id),
    check (num_nulls(object_kind, object_id) in (0, 2))
);
create index audit_entry_of_site on audit_entry (organisation_id, site_id, id) where site_id is not null;

-- An entry's place in its organisation's chain, and the hash over it and the link before it (docs/audit.md).
create table audit_link (
    organisation_id uuid not null,
    number bigint not null check (number > 0),
    entry_id uuid not null,
    hash bytea not null check (octet_length(hash) = 32),
    primary key (organisation_id, number),
    unique (organisation_id, entry_id),
    foreign key (organisation_id, entry_id) references audit_entry (organisation_id, id)
);

-- Entries that have no link yet: what the job that chains them looks at. It is kept by the two triggers below, in the entry's and in the
-- link's own transaction, and by nobody else.
create table audit_unlinked (
    organisation_id uuid not null,
    entry_id uuid not null,
    primary key (organisation_id, entry_id)
);

create function note_unlinked_audit() returns trigger language plpgsql security definer set search_path = public as $$
begin
    insert into audit_unlinked (organisation_id, entry_id)
    select w.organisation_id, w.id from written w on conflict do nothing;
    return null;
end
$$;
create function note_linked_audit() returns trigger language plpgsql security definer set search_path = public as $$
begin
    delete from audit_unlinked u using written w
    where u.organisation_id = w.organisation_id and u.entry_id = w.entry_id;
    return null;
end
$$;
revoke all on function note_unlinked_audit(), note_linked_audit() from public;
create trigger note_unlinked_audit after insert on audit_entry
    referencing new table as written for each statement execute function note_unlinked_audit();
create trigger note_linked_audit after insert on audit_link
    referencing new table as written for each statement execute function note_linked_audit();

-- Not even the tables' owner changes what is on record by a slip.
create function only_added_to() returns trigger language plpgsql set search_path = public as $$
begin
    raise insufficient_privilege using message = format('%s is only added to', tg_table_name);
end
$$;
revoke all on function only_added_to() from public;
create trigger only_added_to before update or delete on audit_entry for each row execute function only_added_to();
create trigger only_added_to before update or delete on audit_link for each row execute function only_added_to();
create trigger only_added_to_at_all before truncate on audit_entry for each statement execute function only_added_to();
create trigger only_added_to_at_all before truncate on audit_link for each statement execute function only_added_to();

alter table audit_entry enable row level security;
alter table audit_link enable row level security;
alter table audit_unlinked enable row level security;

-- Read by the organisation itself. Written by whoever does what concerns it: the organisation, a station or dealer that it works with, and
-- anybody where it concerns the installation.
create policy audit_entry_seen on audit_entry for select
    using (organisation_id = any ((select current_dealers())::uuid[])
        or organisation_id = (select current_station())
        or (select current_installation()) and organisation_id = '00000000-0000-0000-0000-000000000001'
        or organisation_id = (select current_audited()));
create policy audit_entry_written on audit_entry for insert
    with check (organisation_id = any ((select current_dealers())::uuid[])
        or organisation_id = (select current_station())
        or organisation_id = '00000000-0000-0000-0000-000000000001'
        or (select current_installation())
        or exists (select from station_record r
                   where r.dealer_id = any ((select current_dealers())::uuid[]) and r.station_id = audit_entry.organisation_id)
        or exists (select from station_record r
                   where r.station_id = (select current_station()) and r.dealer_id = audit_entry.organisation_id));

create policy audit_link_seen on audit_link for select
    using (organisation_id = any ((select current_dealers())::uuid[])
        or organisation_id = (select current_station())
        or organisation_id = (select current_audited()));
create policy audit_link_written on audit_link for insert
    with check (organisation_id = (select current_audited()));

create policy audit_unlinked_seen on audit_unlinked for select
    using (organisation_id = any ((select current_dealers())::uuid[])
        or organisation_id = (select current_station())
        or organisation_id = (select current_audited()));

grant select, insert on audit_entry, audit_link to keyholder_server;
grant select on audit_unlinked to keyholder_server;

-- Organisations that have entries to be chained: which, and nothing of what.
create function find_unlinked_audits(at_most integer) returns table (organisation_id uuid)
    language sql stable security definer set search_path = public
    as $$ select distinct u.organisation_id from audit_unlinked u limit at_most $$;
revoke all on function find_unlinked_audits(integer) from public;
grant execute on function find_unlinked_audits(integer) to keyholder_server;
