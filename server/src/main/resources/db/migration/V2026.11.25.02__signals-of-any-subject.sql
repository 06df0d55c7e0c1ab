-- Why: a signal need not be about an event, a receiver that does not take one no longer holds up its account, and what people decide is on record.

-- The release before always writes these four.
alter table signal alter column event_id drop not null;
alter table signal alter column event_kind drop not null;
alter table signal alter column zone drop not null;
alter table signal alter column zone_text drop not null;
alter table signal add constraint signal_subject check (
    num_nulls(event_id, event_kind) in (0, 2)
    and num_nulls(zone, zone_text) in (0, 2)
    and (event_id is null or zone is not null));

-- The alarm that it belongs to, and the number of the fact that it tells; null in rows of the release before.
alter table signal add column alarm_id uuid;
alter table signal add column fact bigint;

-- How often the receiver answered and did not take it; attempts without an answer do not count.
alter table signal add column unreadable integer not null default 0;

-- What lies behind the state 'refused', which is all that the release before knows: null when the receiver refused it.
alter table signal add column parked_as text
    check (parked_as is null or parked_as in ('unreadable', 'given-up') and state = 'refused');

-- What lies parked and waits for a decision.
create index signal_parked on signal (receiver_id, sequence) where state = 'refused' and parked_as is distinct from 'given-up';

-- Formats are the server's code: each release knows its own.
alter table receiver drop constraint receiver_protocol_check;

-- Who sent a parked signal again or gave one up, and why. Only ever added.
create table signal_deed (
    dealer_id uuid not null,
    signal_id uuid not null,
    number bigint generated always as identity,
    station_id uuid not null,
    deed text not null check (deed in ('sent-again', 'given-up')),
    reason text check (length(reason) between 1 and 200),
    actor_kind text not null check (actor_kind in ('person', 'device', 'contact', 'system')),
    actor_id uuid,
    actor_name text,
    actor_organisation uuid,
    at timestamptz not null,
    primary key (dealer_id, signal_id, number),
    foreign key (dealer_id, signal_id) references signal (dealer_id, id),
    check (deed <> 'given-up' or reason is not null),
    check (num_nulls(actor_id, actor_name) = case when actor_kind = 'system' then 2 else 0 end),
    check ((actor_organisation is not null) = (actor_kind = 'person'))
);

alter table signal_deed enable row level security;
create policy signal_deed_tenant on signal_deed
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()));
grant select, insert on signal_deed to keyholder_server;
