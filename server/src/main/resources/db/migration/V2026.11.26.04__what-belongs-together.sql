-- Why: row security looks at a row's own tenant only; what a new row names has to belong together, and what a row belongs to never changes.
-- A station could write a session for a dealer that it has no record with.

-- A restrictive policy comes on top of the tenant's. It is asked of new rows only and looks rows up by their primary key, without the lock of
-- a foreign key: devices that report at the same time name the same site, zone and device. What it looks at is under row security itself, so
-- an id that the writer may not see is like one that does not exist.

-- The station that watches the site in this moment: whoever takes an event in holds the site's row until the commit.
create policy event_belongs on event as restrictive for insert with check (
    exists (select from device d where d.dealer_id = event.dealer_id and d.id = event.device_id and d.site_id = event.site_id)
    and (station_id is null
        or exists (select from site s where s.dealer_id = event.dealer_id and s.id = event.site_id and s.station_id = event.station_id)));

-- By its event it is of the site and the station; the receiver is the one of the dealer's record there.
create policy alarm_belongs on alarm as restrictive for insert with check (
    exists (select from event e
            where e.dealer_id = alarm.dealer_id and e.id = alarm.event_id and e.site_id = alarm.site_id
              and e.station_id = alarm.station_id and e.zone = alarm.zone)
    and (receiver_id is null
        or exists (select from station_record r
                   where r.dealer_id = alarm.dealer_id and r.station_id = alarm.station_id and r.receiver_id = alarm.receiver_id)));

create policy alarm_event_belongs on alarm_event as restrictive for insert with check (
    exists (select from alarm a
            join event e on e.dealer_id = a.dealer_id and e.site_id = a.site_id and e.station_id = a.station_id
            where a.dealer_id = alarm_event.dealer_id and a.id = alarm_event.alarm_id and a.station_id = alarm_event.station_id
              and e.id = alarm_event.event_id and e.zone = alarm_event.zone
              and (running_event_id is null
                  or exists (select from event r
                             where r.dealer_id = e.dealer_id and r.id = alarm_event.running_event_id and r.site_id = e.site_id
                               and r.station_id = e.station_id and r.zone = e.zone))));

create policy session_belongs on session as restrictive for insert with check (
    exists (select from event e
            where e.dealer_id = session.dealer_id and e.id = session.event_id and e.site_id = session.site_id
              and e.station_id = session.station_id)
    and (alarm_id is null
        or exists (select from alarm_event m
                   where m.dealer_id = session.dealer_id and m.event_id = session.event_id and m.alarm_id = session.alarm_id)));

create policy verification_belongs on verification as restrictive for insert with check (
    exists (select from session s
            where s.dealer_id = verification.dealer_id and s.id = verification.session_id and s.station_id = verification.station_id));

-- Nobody is asked about a site but its own contacts.
create policy question_belongs on question as restrictive for insert with check (
    exists (select from verification v
            where v.dealer_id = question.dealer_id and v.id = question.verification_id and v.session_id = question.session_id
              and v.station_id = question.station_id)
    and exists (select from session s
                join contact c on c.dealer_id = s.dealer_id and c.site_id = s.site_id
                where s.dealer_id = question.dealer_id and s.id = question.session_id and c.id = question.contact_id));

create policy answer_belongs on answer as restrictive for insert with check (
    exists (select from question q
            where q.dealer_id = answer.dealer_id and q.id = answer.question_id and q.session_id = answer.session_id
              and q.station_id = answer.station_id));

create policy session_entry_belongs on session_entry as restrictive for insert with check (
    exists (select from session s
            where s.dealer_id = session_entry.dealer_id and s.id = session_entry.session_id
              and s.station_id = session_entry.station_id));

-- What a fact or a signal says of its alarm is checked by the foreign key that looked the alarm up already. Release 0.1 needs that for its
-- signals, whose alarm is made by a trigger in the same statement, where a policy does not see it yet.
create unique index alarm_place on alarm (dealer_id, id, site_id, station_id);
alter table fact drop constraint fact_dealer_id_alarm_id_fkey;
alter table fact add constraint fact_alarm_fkey
    foreign key (dealer_id, alarm_id, site_id, station_id) references alarm (dealer_id, id, site_id, station_id);
-- Signals of release 0.1 stay as they are, whatever they say.
alter table signal add constraint signal_alarm_fkey
    foreign key (dealer_id, alarm_id, site_id, station_id) references alarm (dealer_id, id, site_id, station_id) not valid;

create policy fact_belongs on fact as restrictive for insert with check (
    (event_id is null
        or exists (select from alarm_event m
                   where m.dealer_id = fact.dealer_id and m.event_id = fact.event_id and m.alarm_id = fact.alarm_id))
    and (verification_id is null
        or exists (select from verification v
                   join session s on s.dealer_id = v.dealer_id and s.id = v.session_id
                   where v.dealer_id = fact.dealer_id and v.id = fact.verification_id and s.alarm_id = fact.alarm_id))
    and (question_id is null
        or exists (select from question q
                   join session s on s.dealer_id = q.dealer_id and s.id = q.session_id
                   where q.dealer_id = fact.dealer_id and q.id = fact.question_id and s.alarm_id = fact.alarm_id))
    and (signal_id is null
        or exists (select from signal s
                   where s.dealer_id = fact.dealer_id and s.id = fact.signal_id and s.alarm_id = fact.alarm_id))
    and (actor_organisation is null or actor_organisation in (dealer_id, station_id)));

-- The receiver is that of the dealer's record at the station, or the one that the alarm has had from the beginning.
create policy signal_belongs on signal as restrictive for insert with check (
    (event_id is null
        or exists (select from event e
                   where e.dealer_id = signal.dealer_id and e.id = signal.event_id and e.site_id = signal.site_id
                     and e.station_id = signal.station_id))
    and (event_id is not null or alarm_id is not null
        or exists (select from site s
                   where s.dealer_id = signal.dealer_id and s.id = signal.site_id and s.station_id = signal.station_id))
    and (exists (select from station_record r
                 where r.dealer_id = signal.dealer_id and r.station_id = signal.station_id and r.receiver_id = signal.receiver_id)
        or exists (select from alarm a
                   where a.dealer_id = signal.dealer_id and a.id = signal.alarm_id and a.receiver_id = signal.receiver_id)));

create policy signal_deed_belongs on signal_deed as restrictive for insert with check (
    exists (select from signal s
            where s.dealer_id = signal_deed.dealer_id and s.id = signal_deed.signal_id and s.station_id = signal_deed.station_id)
    and (actor_organisation is null or actor_organisation in (dealer_id, station_id)));

-- What a row belongs to never changes. These triggers are looked at only where a statement names one of the columns. A site moves to another
-- station and a zone to another device by keys of their own; what is on record cannot be changed at all.
create function stays_where_it_is() returns trigger language plpgsql set search_path = public as $$
begin
    raise insufficient_privilege using message = format('what a row of %s belongs to never changes', tg_table_name);
end
$$;
revoke all on function stays_where_it_is() from public;

create trigger stays_where_it_is before update of id on dealer
    for each row when (new.id <> old.id) execute function stays_where_it_is();
create trigger stays_where_it_is before update of id on station
    for each row when (new.id <> old.id) execute function stays_where_it_is();
create trigger stays_where_it_is before update of id, station_id on receiver
    for each row when ((new.id, new.station_id) is distinct from (old.id, old.station_id))
    execute function stays_where_it_is();
create trigger stays_where_it_is before update of dealer_id, id, station_id on station_record
    for each row when ((new.dealer_id, new.id, new.station_id) is distinct from (old.dealer_id, old.id, old.station_id))
    execute function stays_where_it_is();
create trigger stays_where_it_is before update of id, dealer_id, station_id on person
    for each row when ((new.id, new.dealer_id, new.station_id) is distinct from (old.id, old.dealer_id, old.station_id))
    execute function stays_where_it_is();
create trigger stays_where_it_is before update of dealer_id, id on site
    for each row when ((new.dealer_id, new.id) is distinct from (old.dealer_id, old.id))
    execute function stays_where_it_is();
create trigger stays_where_it_is before update of dealer_id, id, site_id on device
    for each row when ((new.dealer_id, new.id, new.site_id) is distinct from (old.dealer_id, old.id, old.site_id))
    execute function stays_where_it_is();
create trigger stays_where_it_is before update of dealer_id, site_id, number on zone
    for each row when ((new.dealer_id, new.site_id, new.number) is distinct from (old.dealer_id, old.site_id, old.number))
    execute function stays_where_it_is();
create trigger stays_where_it_is before update of dealer_id, id on message
    for each row when ((new.dealer_id, new.id) is distinct from (old.dealer_id, old.id))
    execute function stays_where_it_is();
create trigger stays_where_it_is before update of dealer_id, id, site_id on contact
    for each row when ((new.dealer_id, new.id, new.site_id) is distinct from (old.dealer_id, old.id, old.site_id))
    execute function stays_where_it_is();
create trigger stays_where_it_is before update of dealer_id, event_id on media
    for each row when ((new.dealer_id, new.event_id) is distinct from (old.dealer_id, old.event_id))
    execute function stays_where_it_is();
create trigger stays_where_it_is before update of dealer_id, id, site_id, station_id, receiver_id, event_id on alarm
    for each row when ((new.dealer_id, new.id, new.site_id, new.station_id, new.receiver_id, new.event_id)
        is distinct from (old.dealer_id, old.id, old.site_id, old.station_id, old.receiver_id, old.event_id))
    execute function stays_where_it_is();
create trigger stays_where_it_is before update of dealer_id, id, site_id, station_id, receiver_id, event_id, alarm_id on signal
    for each row when ((new.dealer_id, new.id, new.site_id, new.station_id, new.receiver_id, new.event_id, new.alarm_id)
        is distinct from (old.dealer_id, old.id, old.site_id, old.station_id, old.receiver_id, old.event_id, old.alarm_id))
    execute function stays_where_it_is();
create trigger stays_where_it_is before update of dealer_id, id, station_id, session_id on verification
    for each row when ((new.dealer_id, new.id, new.station_id, new.session_id)
        is distinct from (old.dealer_id, old.id, old.station_id, old.session_id))
    execute function stays_where_it_is();
create trigger stays_where_it_is before update of dealer_id, id, station_id, session_id, verification_id, contact_id on question
    for each row when ((new.dealer_id, new.id, new.station_id, new.session_id, new.verification_id, new.contact_id)
        is distinct from (old.dealer_id, old.id, old.station_id, old.session_id, old.verification_id, old.contact_id))
    execute function stays_where_it_is();
