-- Why: protected places, their devices and zones, and the rule of one number, one customer at each station.

create table site (
    dealer_id uuid not null references dealer (id),
    id uuid not null,
    name text not null check (length(name) between 1 and 120),
    address text not null check (length(address) between 1 and 300),
    time_zone text not null check (length(time_zone) between 1 and 60),
    station_record_id uuid,
    -- Repeated from the station record, so that a station reaches the sites bound to it and a number is unique there.
    station_id uuid,
    account_number text check (length(account_number) between 1 and 20),
    -- The number as it is compared: letter case and blanks do not count.
    account_key text generated always as (upper(regexp_replace(account_number, '\s', '', 'g'))) stored,
    created_at timestamptz not null,
    primary key (dealer_id, id),
    foreign key (dealer_id, station_record_id, station_id) references station_record (dealer_id, id, station_id),
    check (num_nulls(station_record_id, station_id) in (0, 2)),
    check (account_number is null or station_id is not null)
);
-- One number, one customer: across all dealers of a station, also when two saves race.
create unique index site_account_number on site (station_id, account_key) where account_key is not null;
create index site_by_id on site (id);

create table device (
    dealer_id uuid not null,
    id uuid not null,
    site_id uuid not null,
    name text not null check (length(name) between 1 and 120),
    -- SHA-256 of the bearer key; the key itself is shown once and kept nowhere.
    key_hash bytea not null check (octet_length(key_hash) = 32),
    created_at timestamptz not null,
    primary key (dealer_id, id),
    unique (dealer_id, site_id, id),
    foreign key (dealer_id, site_id) references site (dealer_id, id)
);
create unique index device_key on device (key_hash);
create index device_of_site on device (dealer_id, site_id);

create table zone (
    dealer_id uuid not null,
    site_id uuid not null,
    number smallint not null check (number between 1 and 999),
    name text not null check (length(name) between 1 and 60),
    device_id uuid,
    primary key (dealer_id, site_id, number),
    foreign key (dealer_id, site_id) references site (dealer_id, id),
    foreign key (dealer_id, site_id, device_id) references device (dealer_id, site_id, id)
);

alter table site enable row level security;
alter table device enable row level security;
alter table zone enable row level security;

-- The dealer writes; the station reads the sites bound to it.
create policy site_tenant on site
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()))
    with check (dealer_id = any ((select current_dealers())::uuid[]));
create policy device_tenant on device
    using (dealer_id = any ((select current_dealers())::uuid[]));
create policy zone_tenant on zone
    using (dealer_id = any ((select current_dealers())::uuid[])
        or ((select current_station()) is not null and site_id in (select s.id from site s where s.station_id = (select current_station()))))
    with check (dealer_id = any ((select current_dealers())::uuid[]));

grant select, insert, update on site, device, zone to keyholder_server;

-- A device shows its key before its tenant is known: a narrow door, one row.
create function find_device(wanted bytea)
    returns table (dealer_id uuid, site_id uuid, device_id uuid)
    language sql stable security definer set search_path = public
    as $$ select d.dealer_id, d.site_id, d.id from device d where d.key_hash = wanted $$;
revoke all on function find_device(bytea) from public;
grant execute on function find_device(bytea) to keyholder_server;
