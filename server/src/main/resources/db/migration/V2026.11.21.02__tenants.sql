-- Why: the tenants (dealers and stations), the people who sign in, and the fence between them.

-- The dealers whose rows this transaction may see. Nothing set means no dealer, so no rows.
create function current_dealers() returns uuid[]
    language sql stable parallel safe
    return coalesce(string_to_array(nullif(current_setting('keyholder.dealers', true), ''), ',')::uuid[], '{}');

-- The station whose rows this transaction may see. Nothing set means no station, so no rows.
create function current_station() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('keyholder.station', true), '')::uuid;

create table dealer (
    id uuid primary key,
    name text not null check (length(name) between 1 and 120),
    colour text not null default '#123a7a' check (colour ~ '^#[0-9a-f]{6}$'),
    phone text,
    created_at timestamptz not null
);

create table station (
    id uuid primary key,
    name text not null unique check (length(name) between 1 and 120),
    phone text,
    created_at timestamptz not null
);

create table receiver (
    id uuid primary key,
    station_id uuid not null references station (id),
    name text not null check (length(name) between 1 and 120),
    protocol text not null check (protocol in ('xml-http', 'xml-tcp')),
    address text not null check (length(address) between 1 and 500),
    created_at timestamptz not null,
    unique (station_id, id),
    unique (station_id, name)
);

-- A dealer's way to a station: which station, and by which of its receivers. No receiver means no signals.
create table station_record (
    dealer_id uuid not null references dealer (id),
    id uuid not null,
    station_id uuid not null references station (id),
    receiver_id uuid,
    name text not null check (length(name) between 1 and 120),
    created_at timestamptz not null,
    primary key (dealer_id, id),
    unique (dealer_id, id, station_id),
    unique (dealer_id, name),
    foreign key (station_id, receiver_id) references receiver (station_id, id)
);
create index station_record_of_station on station_record (station_id, dealer_id);

create table person (
    id uuid primary key,
    login text not null check (login = lower(login) and length(login) between 1 and 200),
    name text not null check (length(name) between 1 and 120),
    password_hash text not null,
    dealer_id uuid references dealer (id),
    station_id uuid references station (id),
    created_at timestamptz not null,
    -- A person works for one house: a dealer or a station.
    check (num_nonnulls(dealer_id, station_id) = 1)
);
create unique index person_login on person (login);

alter table dealer enable row level security;
alter table station enable row level security;
alter table receiver enable row level security;
alter table station_record enable row level security;
alter table person enable row level security;

create policy station_record_tenant on station_record
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()))
    with check (dealer_id = any ((select current_dealers())::uuid[]));

create policy dealer_tenant on dealer
    using (id = any ((select current_dealers())::uuid[])
        or id in (select r.dealer_id from station_record r where r.station_id = (select current_station())))
    with check (id = any ((select current_dealers())::uuid[]));

-- A dealer sees the stations and receivers that it has a record for, and may not write them.
create policy station_tenant on station
    using (id = (select current_station())
        or id in (select r.station_id from station_record r where r.dealer_id = any ((select current_dealers())::uuid[])))
    with check (id = (select current_station()));

create policy receiver_tenant on receiver
    using (station_id = (select current_station())
        or id in (select r.receiver_id from station_record r where r.dealer_id = any ((select current_dealers())::uuid[])))
    with check (station_id = (select current_station()));

create policy person_tenant on person
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()));

grant select, insert, update on dealer, station, receiver, station_record, person to keyholder_server;
grant execute on function current_dealers(), current_station() to keyholder_server;

-- Signing in happens before a tenant is known: a narrow door, one row.
create function find_login(wanted text)
    returns table (id uuid, login text, name text, password_hash text, dealer_id uuid, station_id uuid)
    language sql stable security definer set search_path = public
    as $$ select p.id, p.login, p.name, p.password_hash, p.dealer_id, p.station_id from person p where p.login = lower(wanted) $$;
revoke all on function find_login(text) from public;
grant execute on function find_login(text) to keyholder_server;
