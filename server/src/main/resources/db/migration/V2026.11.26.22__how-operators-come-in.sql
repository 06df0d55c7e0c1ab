-- Why: a station's software signs an operator in by an address that it signs, once; and a station says from where its operators may come.

-- To check a signature the secret is needed itself, so it is sealed: its key lies in the home folder, and not in the database.
create table launch_secret (
    station_id uuid not null references station (id),
    number bigint generated always as identity,
    sealed bytea not null check (octet_length(sealed) between 29 and 1000),
    created_at timestamptz not null,
    -- The one before is good for a while yet; empty is the one that is good until another follows.
    ends_at timestamptz,
    primary key (station_id, number)
);
create unique index launch_secret_in_force on launch_secret (station_id) where ends_at is null;

-- What was signed, as a fingerprint: a repeat is known on every node and after a restart.
create table used_launch (
    station_id uuid not null references station (id),
    launch_hash bytea not null check (octet_length(launch_hash) = 32),
    used_at timestamptz not null,
    good_until timestamptz not null,
    primary key (station_id, launch_hash)
);
create index used_launch_by_end on used_launch (good_until);

alter table launch_secret enable row level security;
alter table used_launch enable row level security;
create policy launch_secret_tenant on launch_secret using (station_id = (select current_station()));
create policy used_launch_tenant on used_launch using (station_id = (select current_station()));

grant select, insert, update (ends_at) on launch_secret to keyholder_server;
grant select, insert on used_launch to keyholder_server;

-- The housekeeping of all stations: what has ended, as its row says itself.
create function forget_used_launches(at timestamptz) returns integer
    language sql security definer set search_path = public
    as $$
        with launches as (delete from used_launch where good_until < least(at, now()) returning 1),
            secrets as (delete from launch_secret where ends_at < least(at, now()) returning 1)
        select ((select count(*) from launches) + (select count(*) from secrets))::integer
    $$;
revoke all on function forget_used_launches(timestamptz) from public;
grant execute on function forget_used_launches(timestamptz) to keyholder_server;

-- From which addresses the station lets its operators in; none is from everywhere. Open pages are told at once, on every node.
alter table station add column operator_networks cidr[] not null default '{}' check (cardinality(operator_networks) <= 100);
create trigger tell_live after update of operator_networks on station
    for each row when (new.operator_networks is distinct from old.operator_networks)
    execute function tell_live('station', 'id');
