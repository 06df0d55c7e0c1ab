-- Why: a device or site that reports more often than it may has its reports joined to the alarm and counted, with no signal of their own.

create table storm (
    dealer_id uuid not null,
    id uuid not null,
    station_id uuid not null,
    site_id uuid not null,
    alarm_id uuid not null,
    -- Who reports too often, and the rate above which that is.
    reporter text not null check (reporter in ('device', 'site', 'dealer')),
    reporter_id uuid not null,
    device_name text not null check (length(device_name) between 1 and 120),
    per_minute integer not null check (per_minute > 0),
    began_at timestamptz not null,
    -- The last report that it joined, and how many they are.
    last_at timestamptz not null,
    joined bigint not null check (joined > 0),
    -- A bucket of one minute's reports at that rate, as full as it was then: it runs out at the rate, and empty it ends the storm.
    level double precision not null,
    ended_at timestamptz,
    primary key (dealer_id, id),
    foreign key (dealer_id, alarm_id, site_id, station_id) references alarm (dealer_id, id, site_id, station_id)
);
-- Of two transactions that find that a storm begins, on two nodes as well, one begins it.
create unique index storm_going_on on storm (dealer_id, alarm_id, reporter, reporter_id) where ended_at is null;
create index storm_of_alarm on storm (dealer_id, alarm_id);
create index storm_of_site on storm (dealer_id, site_id) where ended_at is null;
create index storm_by_last on storm (last_at) where ended_at is null;

alter table storm enable row level security;
create policy storm_tenant on storm
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()))
    with check (dealer_id = any ((select current_dealers())::uuid[]));
-- Who reports is of the alarm's site, and stays who it was.
create policy storm_belongs on storm as restrictive for insert with check (
    case reporter
        when 'device' then exists (select from device d
                                   where d.dealer_id = storm.dealer_id and d.id = storm.reporter_id and d.site_id = storm.site_id)
        when 'site' then reporter_id = site_id
        else reporter_id = dealer_id
    end);
create trigger stays_where_it_is before update of dealer_id, id, station_id, site_id, alarm_id, reporter, reporter_id on storm
    for each row when ((new.dealer_id, new.id, new.station_id, new.site_id, new.alarm_id, new.reporter, new.reporter_id)
        is distinct from (old.dealer_id, old.id, old.station_id, old.site_id, old.alarm_id, old.reporter, old.reporter_id))
    execute function stays_where_it_is();
grant select, insert, update on storm to keyholder_server;

-- The storm that a report joined in, which has no fact and no signal of its own.
create unique index storm_of_its_alarm on storm (dealer_id, id, alarm_id);
alter table alarm_event add column storm_id uuid;
alter table alarm_event add constraint alarm_event_storm_fkey
    foreign key (dealer_id, storm_id, alarm_id) references storm (dealer_id, id, alarm_id);
-- An alarm's events without a storm's thousands, and the last of those.
create index alarm_event_told on alarm_event (dealer_id, alarm_id, joined_at desc) where storm_id is null;
create index alarm_event_in_storm on alarm_event (dealer_id, alarm_id, joined_at desc) where storm_id is not null;

-- Storms whose bucket is empty, of all tenants: whose they are, and nothing else of them.
create function find_spent_storms(at timestamptz, at_most integer)
    returns table (dealer_id uuid, id uuid)
    language sql stable security definer set search_path = public
    as $$
        select s.dealer_id, s.id from storm s
        where s.ended_at is null and s.level <= s.per_minute * extract(epoch from at - s.last_at) / 60
        order by s.last_at limit at_most
    $$;
revoke all on function find_spent_storms(timestamptz, integer) from public;
grant execute on function find_spent_storms(timestamptz, integer) to keyholder_server;
