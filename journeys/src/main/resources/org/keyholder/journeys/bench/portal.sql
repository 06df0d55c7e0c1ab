-- A portal full of sites: those from {from} to {to}, with three zones and two contacts each, and the events from {eventsFrom} to {eventsTo}.
-- Four of five sites are the one dealer's that signs in; nineteen others share the rest. All by the tables' owner, past triggers that work
-- row by row, since nothing is measured of how the rows came.
set synchronous_commit = off;

alter table dealer disable trigger user;
alter table site disable trigger user;
alter table zone disable trigger user;
alter table device disable trigger user;
alter table contact disable trigger user;
alter table event disable trigger user;
alter table alarm disable trigger user;
alter table alarm_event disable trigger user;
alter table account_number disable trigger user;
alter table event drop constraint if exists event_dealer_id_site_id_zone_fkey;
alter table event drop constraint if exists event_device_fkey;

create temp table house as
select (select id from dealer where name = 'Acme Security') as big, s.id as station_id, r.id as receiver_id
from station s join receiver r on r.station_id = s.id and r.name = 'Receiver over HTTP' where s.name = 'North Central';

insert into organisation (id, created_at) select md5('dealer ' || i)::uuid, now() from generate_series(1, 19) i on conflict do nothing;
insert into dealer (id, name, created_at)
    select md5('dealer ' || i)::uuid, 'Dealer ' || i, now() from generate_series(1, 19) i on conflict do nothing;
insert into station_record (dealer_id, id, station_id, receiver_id, name, created_at)
    select md5('dealer ' || i)::uuid, md5('record ' || i)::uuid, station_id, receiver_id, 'North Central', now()
    from generate_series(1, 19) i, house on conflict do nothing;

create temp table made as
select i, md5('site ' || i)::uuid as id, case when i % 5 < 4 then big else md5('dealer ' || 1 + i / 5 % 19)::uuid end as dealer_id,
       i % 50 = 0 as unwatched,
       (array['Harbour','Lakeside','Quarry','Mill','Station','North','South','Old Town','Airport','River','Garden','Market','Forest',
              'Castle','Bridge','Summit'])[1 + i * 7 % 16]
           || ' ' || (array['Yard','Storage','Office','Pharmacy','School','Jewellers','Garage','Depot','Bakery','Clinic','Hotel',
                            'Workshop'])[1 + i / 16 % 12] || ' ' || i as name,
       1 + i % 240 || ' ' || (array['Mill Lane','Dock Street','Stone Road','Main Street','Oak Avenue','Elm Street','King Road',
                                    'Hill Lane'])[1 + i / 3 % 8]
           || ', ' || (array['Chicago IL 60611','Evanston IL 60201','Joliet IL 60432','Denver CO 80202','Austin TX 78701',
                             'Boston MA 02108'])[1 + i % 6] as address,
       (array['America/Chicago','America/Denver','America/New_York'])[1 + i % 3] as time_zone,
       now() - make_interval(days => 1 + i % 1500, secs => i % 86400) as created_at
from generate_series({from}, {to}) i, house;

insert into site (dealer_id, id, name, address, time_zone, station_record_id, station_id, receiver_id, account_number, created_at)
    select m.dealer_id, m.id, m.name, m.address, m.time_zone, r.id, r.station_id, r.receiver_id,
           case when r.id is not null and m.i % 70 <> 0 then 'P' || 100000 + m.i end, m.created_at
    from made m cross join house h
    left join lateral (select * from station_record r where r.dealer_id = m.dealer_id and r.receiver_id = h.receiver_id and not m.unwatched
                       limit 1) r on true;
insert into account_number (dealer_id, site_id, station_id, station_record_id, number, receiver_id, sent_key, from_at)
    select s.dealer_id, s.id, s.station_id, s.station_record_id, s.account_number, s.receiver_id, s.sent_key, s.created_at
    from site s join made m using (dealer_id, id) where s.account_number is not null;
insert into device (dealer_id, id, site_id, name, created_at)
    select dealer_id, md5('device ' || i)::uuid, id, 'Recorder', created_at from made;
insert into device_key (dealer_id, id, device_id, key_hash, created_at, used_at)
    select dealer_id, md5('key ' || i)::uuid, md5('device ' || i)::uuid, sha256(('key ' || i)::bytea), created_at,
           case when i % 1000 > 0 then now() - make_interval(mins => i % 60, days => case when i % 900 = 0 then 9 else 0 end) end
    from made;
insert into zone (dealer_id, site_id, number, name)
    select dealer_id, id, z, (array['North walkway','Gate','Loading dock','Rear door','Car park','Roof'])[1 + (i + z) % 6]
    from made, generate_series(1, 3) z;
insert into contact (dealer_id, id, site_id, name, phone, title, slot, created_at, confirmed_at, number_valid_at)
    select dealer_id, md5('contact ' || i || ' ' || c)::uuid, id,
           (array['Ann','Raj','Lea','Kim','Omar','Dana','Ruth','Sam','Maria','John','Olga','Piotr'])[1 + (i + c * 5) % 12] || ' '
               || (array['Ortega','Patel','Brandt','Moreau','Haddad','Whitfield','Adler','Okafor','Novak','Silva','Larsen','Kowalski',
                         'Meyer'])[1 + (i / 12 + c) % 13],
           '+1312' || lpad((i * 2 + c)::text, 7, '0'), 'Key holder', c, created_at, case when i % 40 > 1 then created_at end, created_at
    from made, generate_series(1, 2) c;

-- Spread over ninety days, in the order of time, under ids that begin with it.
insert into event (dealer_id, id, site_id, station_id, device_id, device_event_id, content_hash, zone, kind, occurred_at, received_at)
    select m.dealer_id,
           (lpad(to_hex((extract(epoch from e.at) * 1000)::bigint), 12, '0') || '7' || substr(md5(e.n::text), 1, 3)
               || '8' || substr(md5(e.n::text), 4, 15))::uuid,
           m.id, case when not m.unwatched then h.station_id end, md5('device ' || m.i)::uuid, e.n::text, '\x00', 1 + e.n % 3,
           (array['motion','person','vehicle'])[1 + e.n % 3], e.at, e.at
    from (select n, {from} + (n::bigint * 7919) % ({to} - {from} + 1) as i,
                 now() - ({eventsTo} - n) * (interval '90 days' / ({eventsTo} - {eventsFrom} + 1)) as at
          from generate_series({eventsFrom}, {eventsTo}) n) e
    join made m on m.i = e.i cross join house h
    order by e.n;

-- One event of ten opens an alarm, which is over.
insert into alarm (dealer_id, id, site_id, station_id, receiver_id, account_number, event_id, event_kind, zone, zone_name, occurred_at,
                   time_zone, opened_at, active_at, quiet_minutes, ended_at, ended_why)
    select e.dealer_id, e.id, e.site_id, e.station_id, s.receiver_id, s.account_number, e.id, e.kind, e.zone, 'North walkway',
           e.occurred_at, s.time_zone, e.received_at, e.received_at, 30, e.received_at + interval '30 minutes', 'quiet'
    from event e join made m on m.dealer_id = e.dealer_id and m.id = e.site_id join site s on s.dealer_id = e.dealer_id and s.id = e.site_id
    where s.account_number is not null and e.station_id is not null and e.device_event_id like '%7';
insert into alarm_event (dealer_id, event_id, alarm_id, station_id, zone, joined_at)
    select a.dealer_id, a.event_id, a.id, a.station_id, a.zone, a.opened_at from alarm a join made m on m.dealer_id = a.dealer_id and m.id = a.site_id;

alter table dealer enable trigger user;
alter table site enable trigger user;
alter table zone enable trigger user;
alter table device enable trigger user;
alter table contact enable trigger user;
alter table event enable trigger user;
alter table alarm enable trigger user;
alter table alarm_event enable trigger user;
alter table account_number enable trigger user;
drop table made, house;
select keep_all_site_lines();
