-- Why: a station handles alarms, not events: the events of one site that belong together. What happens about an alarm is kept as facts.

-- How long a zone's event goes on joining repeats (0: each report is an event of its own), and after how much quiet an alarm that nobody
-- completed is over.
alter table site add column join_seconds integer not null default 20 check (join_seconds = 0 or join_seconds between 5 and 3600);
alter table site add column quiet_minutes integer not null default 30 check (quiet_minutes between 1 and 1440);

create table alarm (
    dealer_id uuid not null,
    id uuid not null,
    site_id uuid not null,
    -- Who has it, by which receiver and under which number: that stays until it is over, also when the site moves to another station.
    station_id uuid not null,
    receiver_id uuid,
    account_number text,
    -- The event that opened it, with what signals about the alarm say of it.
    event_id uuid not null,
    event_kind text not null,
    zone smallint not null,
    zone_name text not null,
    occurred_at timestamptz not null,
    time_zone text not null,
    opened_at timestamptz not null,
    -- The last event or deed, to within a few seconds: an alarm with many events is not written at each.
    active_at timestamptz not null,
    quiet_minutes integer not null,
    ended_at timestamptz,
    ended_why text check (ended_why in ('completed', 'quiet')),
    primary key (dealer_id, id),
    foreign key (dealer_id, site_id) references site (dealer_id, id),
    foreign key (dealer_id, event_id) references event (dealer_id, id),
    check (num_nulls(receiver_id, account_number) in (0, 2)),
    check (num_nulls(ended_at, ended_why) in (0, 2))
);
-- Of one site a station has one alarm that goes on: two events at once open one, on two nodes as well.
create unique index alarm_going_on on alarm (dealer_id, site_id, station_id) where ended_at is null;
create unique index alarm_by_id on alarm (id);
create unique index alarm_of_event on alarm (dealer_id, event_id);
create index alarm_of_site on alarm (dealer_id, site_id, opened_at desc);
create index alarm_of_station on alarm (station_id, opened_at desc);

-- Which events belong to which alarm. Only ever added.
create table alarm_event (
    dealer_id uuid not null,
    event_id uuid not null,
    alarm_id uuid not null,
    station_id uuid not null,
    zone smallint not null,
    -- The zone's running event, which a repeat joined; empty where the event stands for itself.
    running_event_id uuid,
    joined_at timestamptz not null,
    primary key (dealer_id, event_id),
    foreign key (dealer_id, event_id) references event (dealer_id, id),
    foreign key (dealer_id, alarm_id) references alarm (dealer_id, id)
);
create index alarm_event_of_alarm on alarm_event (dealer_id, alarm_id, zone, joined_at desc);

-- What happened about an alarm: kind, ids, who did it, and data. Only ever added; words are made where it is shown.
create table fact (
    dealer_id uuid not null,
    number bigint generated always as identity,
    station_id uuid not null,
    site_id uuid not null,
    alarm_id uuid not null,
    at timestamptz not null,
    kind text not null check (length(kind) between 1 and 60),
    event_id uuid,
    verification_id uuid,
    question_id uuid,
    signal_id uuid,
    actor text not null check (actor in ('person', 'device', 'contact', 'system')),
    actor_id uuid,
    actor_name text,
    actor_organisation uuid,
    data jsonb not null default '{}',
    primary key (dealer_id, number),
    foreign key (dealer_id, alarm_id) references alarm (dealer_id, id),
    check ((actor = 'system') = (actor_id is null))
);
create index fact_of_alarm on fact (dealer_id, alarm_id, number);

-- The session of an alarm; a row that the previous release writes is completed by a trigger of its own.
alter table session add column alarm_id uuid;
create unique index session_of_alarm on session (dealer_id, alarm_id) where alarm_id is not null;

alter table alarm enable row level security;
alter table alarm_event enable row level security;
alter table fact enable row level security;

create policy alarm_tenant on alarm
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()))
    with check (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()));
create policy alarm_event_tenant on alarm_event
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()))
    with check (dealer_id = any ((select current_dealers())::uuid[]));
create policy fact_tenant on fact
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()));

grant select, insert, update on alarm to keyholder_server;
grant select, insert on alarm_event, fact to keyholder_server;

-- With the device's name beside it, under which what it does is kept. The previous release goes on using find_devices.
create function find_devices_by_key(wanted bytea[])
    returns table (key_hash bytea, dealer_id uuid, site_id uuid, device_id uuid, name text)
    language sql stable security definer set search_path = public
    as $$ select d.key_hash, d.dealer_id, d.site_id, d.id, d.name from device d where d.key_hash = any (wanted) $$;
revoke all on function find_devices_by_key(bytea[]) from public;
grant execute on function find_devices_by_key(bytea[]) to keyholder_server;

-- What is there already: each event that was signalled or handled is an alarm by itself, under the event's own id, as it was until now.
insert into alarm (dealer_id, id, site_id, station_id, receiver_id, account_number, event_id, event_kind, zone, zone_name, occurred_at,
                   time_zone, opened_at, active_at, quiet_minutes, ended_at, ended_why)
select e.dealer_id, e.id, e.site_id, e.station_id, s.receiver_id, s.account_number, e.id, e.kind, e.zone, z.name, e.occurred_at,
       t.time_zone, e.received_at, e.received_at, 30, e.received_at + interval '30 minutes', 'quiet'
from event e
join site t on t.dealer_id = e.dealer_id and t.id = e.site_id
join zone z on z.dealer_id = e.dealer_id and z.site_id = e.site_id and z.number = e.zone
left join lateral (
    select receiver_id, account_number from signal
    where signal.dealer_id = e.dealer_id and signal.event_id = e.id and signal.happening = 'event' limit 1) s on true
where e.station_id is not null
  and (s.receiver_id is not null
       or exists (select from session x where x.dealer_id = e.dealer_id and x.event_id = e.id));

-- The newest of each site that is not half an hour old goes on.
update alarm a set ended_at = null, ended_why = null
from (select distinct on (dealer_id, site_id, station_id) dealer_id, id from alarm
      order by dealer_id, site_id, station_id, opened_at desc, id desc) newest
where a.dealer_id = newest.dealer_id and a.id = newest.id and a.active_at > now() - interval '30 minutes';

insert into alarm_event (dealer_id, event_id, alarm_id, station_id, zone, joined_at)
select dealer_id, event_id, id, station_id, zone, opened_at from alarm;

update session set alarm_id = event_id;
