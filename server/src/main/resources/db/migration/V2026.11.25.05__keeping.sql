-- Why: what release 0.1 writes while it still runs becomes alarms, an open alarm stays with the station that has it when its site moves, and what is past its keeping time goes.

-- The alarm of an event that release 0.1 signalled: the one that goes on at its site and station, else one that it opens under the event's
-- own id. Works as whoever inserts, under the same row security; null where that one may not see the event.
create function alarm_of_0_1(
        of_dealer uuid, of_event uuid, of_site uuid, of_station uuid, by_receiver uuid, under_account text, arrived timestamptz)
    returns uuid
    language plpgsql set search_path = public
    as $$
declare
    joined uuid;
begin
    select m.alarm_id into joined from alarm_event m where m.dealer_id = of_dealer and m.event_id = of_event;
    if found then
        return joined;
    end if;
    update alarm a set ended_at = a.active_at + make_interval(mins => a.quiet_minutes), ended_why = 'quiet'
    where a.dealer_id = of_dealer and a.site_id = of_site and a.station_id = of_station and a.ended_at is null
      and a.active_at + make_interval(mins => a.quiet_minutes) <= arrived;
    -- Each further look means that another transaction has opened or completed an alarm of the site meanwhile.
    for look in 1..5 loop
        insert into alarm (dealer_id, id, site_id, station_id, receiver_id, account_number, event_id, event_kind, zone, zone_name,
                           occurred_at, time_zone, opened_at, active_at, quiet_minutes)
        select e.dealer_id, e.id, e.site_id, of_station, by_receiver, under_account, e.id, e.kind, e.zone, z.name,
               e.occurred_at, s.time_zone, arrived, arrived, s.quiet_minutes
        from event e
        join site s on s.dealer_id = e.dealer_id and s.id = e.site_id
        join zone z on z.dealer_id = e.dealer_id and z.site_id = e.site_id and z.number = e.zone
        where e.dealer_id = of_dealer and e.id = of_event
        on conflict (dealer_id, site_id, station_id) where ended_at is null do nothing
        returning id into joined;
        exit when found;
        update alarm a set active_at = greatest(a.active_at, arrived)
        where a.dealer_id = of_dealer and a.site_id = of_site and a.station_id = of_station and a.ended_at is null
        returning a.id into joined;
        exit when found;
    end loop;
    if joined is null then
        return null;
    end if;
    insert into alarm_event (dealer_id, event_id, alarm_id, station_id, zone, joined_at)
    select e.dealer_id, e.id, joined, of_station, e.zone, arrived from event e where e.dealer_id = of_dealer and e.id = of_event
    on conflict do nothing;
    return joined;
end
$$;
revoke all on function alarm_of_0_1(uuid, uuid, uuid, uuid, uuid, text, timestamptz) from public;
grant execute on function alarm_of_0_1(uuid, uuid, uuid, uuid, uuid, text, timestamptz) to keyholder_server;

create function signal_of_0_1() returns trigger language plpgsql set search_path = public as $$
begin
    new.alarm_id := alarm_of_0_1(new.dealer_id, new.event_id, new.site_id, new.station_id, new.receiver_id, new.account_number,
                                 new.created_at);
    return new;
end
$$;
-- This release names the alarm itself, and the trigger costs it nothing.
create trigger signal_of_0_1 before insert on signal
    for each row
    when (new.alarm_id is null and new.event_id is not null and new.happening = 'event')
    execute function signal_of_0_1();

-- A session of an event is the session of its alarm. Release 0.1 makes one for each event: the second of an alarm stays its own affair.
create function session_of_0_1() returns trigger language plpgsql set search_path = public as $$
declare
    of_alarm uuid;
begin
    select m.alarm_id into of_alarm from alarm_event m where m.dealer_id = new.dealer_id and m.event_id = new.event_id;
    if not found then
        return new;
    end if;
    -- One at a time: of two that open at once the second sees the first.
    perform from alarm a where a.dealer_id = new.dealer_id and a.id = of_alarm for no key update;
    if not exists (select from session s where s.dealer_id = new.dealer_id and s.alarm_id = of_alarm) then
        new.alarm_id := of_alarm;
    end if;
    return new;
end
$$;
create trigger session_of_0_1 before insert on session
    for each row when (new.alarm_id is null)
    execute function session_of_0_1();

-- What release 0.1 wrote between the migration that made alarms and this one.
do $$
declare
    missed record;
begin
    for missed in
        select s.* from signal s
        where s.happening = 'event' and s.alarm_id is null and s.event_id is not null
          and not exists (select from alarm_event m where m.dealer_id = s.dealer_id and m.event_id = s.event_id)
        order by s.sequence
    loop
        update signal set alarm_id = alarm_of_0_1(missed.dealer_id, missed.event_id, missed.site_id, missed.station_id,
                                                  missed.receiver_id, missed.account_number, missed.created_at)
        where dealer_id = missed.dealer_id and id = missed.id;
    end loop;
end
$$;
update session s set alarm_id = first.alarm_id
from (select distinct on (x.dealer_id, m.alarm_id) x.dealer_id, x.id, m.alarm_id
      from session x
      join alarm_event m on m.dealer_id = x.dealer_id and m.event_id = x.event_id
      where x.alarm_id is null
        and not exists (select from session y where y.dealer_id = m.dealer_id and y.alarm_id = m.alarm_id)
      order by x.dealer_id, m.alarm_id, x.opened_at, x.id) first
where s.dealer_id = first.dealer_id and s.id = first.id;

-- A site that moves while an alarm is open: until it is over, the station that has the alarm sees the site and what belongs to it.
create index alarm_open_at_station on alarm (station_id, site_id, dealer_id) where ended_at is null;

alter policy site_tenant on site
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station())
        or ((select current_station()) is not null
            and exists (select from alarm a where a.dealer_id = site.dealer_id and a.site_id = site.id
                        and a.station_id = (select current_station()) and a.ended_at is null)));
alter policy zone_tenant on zone
    using (dealer_id = any ((select current_dealers())::uuid[])
        or ((select current_station()) is not null
            and (site_id in (select s.id from site s where s.station_id = (select current_station()))
                or exists (select from alarm a where a.dealer_id = zone.dealer_id and a.site_id = zone.site_id
                           and a.station_id = (select current_station()) and a.ended_at is null))));
alter policy contact_tenant on contact
    using (dealer_id = any ((select current_dealers())::uuid[])
        or ((select current_station()) is not null
            and (site_id in (select s.id from site s where s.station_id = (select current_station()))
                or exists (select from alarm a where a.dealer_id = contact.dealer_id and a.site_id = contact.site_id
                           and a.station_id = (select current_station()) and a.ended_at is null))));
alter policy dealer_tenant on dealer
    using (id = any ((select current_dealers())::uuid[])
        or id in (select r.dealer_id from station_record r where r.station_id = (select current_station()))
        or ((select current_station()) is not null
            and id in (select a.dealer_id from alarm a where a.station_id = (select current_station()) and a.ended_at is null)));
-- Events and media need nothing: they are seen by the station that the event was recorded for.

-- Housekeeping for all tenants at once. Each function does one thing, to rows whose time is over by the row itself.

-- Writes down that quiet has ended these alarms.
create function end_quiet_alarms(at timestamptz, at_most integer)
    returns integer
    language sql security definer set search_path = public
    as $$
        with over as (
            select a.dealer_id, a.id from alarm a
            where a.ended_at is null and a.active_at + make_interval(mins => a.quiet_minutes) <= at
            limit at_most for no key update skip locked),
        ended as (
            update alarm a set ended_at = a.active_at + make_interval(mins => a.quiet_minutes), ended_why = 'quiet'
            from over where a.dealer_id = over.dealer_id and a.id = over.id
            returning 1)
        select count(*)::integer from ended
    $$;
revoke all on function end_quiet_alarms(timestamptz, integer) from public;
grant execute on function end_quiet_alarms(timestamptz, integer) to keyholder_server;

-- For how long a dealer's clips and stills are kept.
alter table dealer add column keep_days integer not null default 30 check (keep_days between 1 and 3650);
create index media_by_age on media (dealer_id, stored_at);
create index media_by_key on media (storage_key);

-- Takes the clips and stills that are past their dealer's keeping time, and answers where their bytes lie. What an alarm that goes on is
-- judged by stays. The database's own clock has a say: a server whose clock runs ahead takes nothing early.
create function take_old_media(at timestamptz, at_most integer)
    returns setof text
    language sql security definer set search_path = public
    as $$
        with due as (
            select old.dealer_id, old.event_id, old.name
            from dealer d
            cross join lateral (
                select m.dealer_id, m.event_id, m.name from media m
                where m.dealer_id = d.id and m.stored_at < least(at, now()) - make_interval(days => d.keep_days)
                  and not exists (
                      select from alarm_event e
                      join alarm a on a.dealer_id = e.dealer_id and a.id = e.alarm_id
                      where e.dealer_id = m.dealer_id and e.event_id = m.event_id and a.ended_at is null)
                order by m.stored_at limit at_most) old
            limit at_most)
        delete from media m using due
        where m.dealer_id = due.dealer_id and m.event_id = due.event_id and m.name = due.name
        returning m.storage_key
    $$;
revoke all on function take_old_media(timestamptz, integer) from public;
grant execute on function take_old_media(timestamptz, integer) to keyholder_server;

-- Which of these files no row names.
create function find_unnamed_media(keys text[])
    returns setof text
    language sql stable security definer set search_path = public
    as $$ select k.key from unnest(keys) as k (key) where not exists (select from media m where m.storage_key = k.key) $$;
revoke all on function find_unnamed_media(text[]) from public;
grant execute on function find_unnamed_media(text[]) to keyholder_server;

-- A link that nobody can use any more need not be recognised for ever. Release 0.1 always writes it and looks only for equal ones.
alter table question alter column token_hash drop not null;
create index question_link_by_end on question (dealer_id, viewable_until) where token_hash is not null;

-- Forgets links that ended a keeping time ago; until then their page says politely that they have.
create function forget_old_links(at timestamptz, at_most integer)
    returns integer
    language sql security definer set search_path = public
    as $$
        with due as (
            select old.dealer_id, old.id
            from dealer d
            cross join lateral (
                select q.dealer_id, q.id from question q
                where q.dealer_id = d.id and q.token_hash is not null
                  and q.viewable_until < least(at, now()) - make_interval(days => d.keep_days)
                order by q.viewable_until limit at_most) old
            limit at_most),
        forgotten as (
            update question q set token_hash = null from due where q.dealer_id = due.dealer_id and q.id = due.id
            returning 1)
        select count(*)::integer from forgotten
    $$;
revoke all on function forget_old_links(timestamptz, integer) from public;
grant execute on function forget_old_links(timestamptz, integer) to keyholder_server;
