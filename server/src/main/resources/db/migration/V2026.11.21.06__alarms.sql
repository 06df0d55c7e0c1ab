-- Why: the alarm path. An event and its signal are rows of one transaction; what people decide are rows nobody can change.

create table event (
    dealer_id uuid not null,
    id uuid not null,
    site_id uuid not null,
    -- The station that watched the site when it happened; stays when the site moves to another.
    station_id uuid,
    device_id uuid not null,
    -- The device's own id: with it a repeat is recognised.
    device_event_id text not null check (length(device_event_id) between 1 and 128),
    content_hash bytea not null,
    zone smallint not null,
    kind text not null,
    occurred_at timestamptz not null,
    received_at timestamptz not null,
    primary key (dealer_id, id),
    unique (dealer_id, device_id, device_event_id),
    foreign key (dealer_id, site_id, zone) references zone (dealer_id, site_id, number)
);
create index event_of_zone on event (dealer_id, site_id, zone, received_at desc);

create index event_of_station on event (station_id, received_at desc) where station_id is not null;

create table media (
    dealer_id uuid not null,
    event_id uuid not null,
    name text not null check (length(name) between 1 and 100),
    content_type text not null,
    size bigint not null check (size > 0),
    storage_key text not null,
    sha256 bytea not null,
    stored_at timestamptz not null,
    primary key (dealer_id, event_id, name),
    foreign key (dealer_id, event_id) references event (dealer_id, id)
);

create table signal (
    dealer_id uuid not null,
    id uuid not null,
    station_id uuid not null,
    receiver_id uuid not null,
    site_id uuid not null,
    -- The order in which an account's signals are sent.
    sequence bigint generated always as identity,
    event_id uuid not null,
    happening text not null,
    account_number text not null,
    qualifier text not null check (qualifier in ('new', 'restore', 'status')),
    contact_id_code text not null check (contact_id_code ~ '^[0-9A-F]{3}$'),
    sia_code text,
    partition text not null,
    zone smallint not null,
    slot smallint,
    person text,
    person_title text,
    zone_text text not null,
    event_kind text not null,
    text text not null,
    occurred_at timestamptz not null,
    time_zone text not null,
    created_at timestamptz not null,
    state text not null default 'queued' check (state in ('queued', 'acknowledged', 'refused')),
    attempts integer not null default 0,
    last_attempt_at timestamptz,
    next_attempt_at timestamptz,
    last_problem text,
    settled_at timestamptz,
    primary key (dealer_id, id)
);
create index signal_outbox on signal (receiver_id, sequence) where state = 'queued';
create index signal_of_event on signal (dealer_id, event_id);

create table session (
    dealer_id uuid not null,
    id uuid not null,
    station_id uuid not null,
    site_id uuid not null,
    event_id uuid not null,
    opened_by text not null,
    opened_at timestamptz not null,
    primary key (dealer_id, id),
    -- One alarm, one session: the second operator joins the first.
    unique (dealer_id, event_id),
    foreign key (dealer_id, event_id) references event (dealer_id, id)
);
create index session_by_id on session (id);

-- One round of asking a site's contacts about one event.
create table verification (
    dealer_id uuid not null,
    id uuid not null,
    station_id uuid not null,
    session_id uuid not null,
    asked_by text not null,
    asked_at timestamptz not null,
    closes_at timestamptz not null,
    closed_at timestamptz,
    primary key (dealer_id, id),
    foreign key (dealer_id, session_id) references session (dealer_id, id)
);
create index verification_of_session on verification (dealer_id, session_id, asked_at);

create table question (
    dealer_id uuid not null,
    id uuid not null,
    station_id uuid not null,
    session_id uuid not null,
    verification_id uuid not null,
    contact_id uuid not null,
    name text not null,
    title text,
    slot smallint,
    token_hash bytea not null,
    viewable_until timestamptz not null,
    queued_at timestamptz not null,
    sent_at timestamptz,
    delivered_at timestamptz,
    failed_at timestamptz,
    failure text,
    opened_at timestamptz,
    primary key (dealer_id, id),
    unique (dealer_id, verification_id, contact_id),
    foreign key (dealer_id, verification_id) references verification (dealer_id, id)
);
create unique index question_token on question (token_hash);
create index question_of_session on question (dealer_id, session_id);

-- A pressed answer. Only ever added.
create table answer (
    dealer_id uuid not null,
    id uuid not null,
    station_id uuid not null,
    question_id uuid not null,
    session_id uuid not null,
    choice text not null check (choice in ('dispatch', 'disregard')),
    late boolean not null,
    answered_at timestamptz not null,
    address text not null,
    primary key (dealer_id, id),
    foreign key (dealer_id, question_id) references question (dealer_id, id)
);
create index answer_of_session on answer (dealer_id, session_id);

-- What happened in a session, in order. Only ever added.
create table session_entry (
    dealer_id uuid not null,
    session_id uuid not null,
    number bigint generated always as identity,
    station_id uuid not null,
    at timestamptz not null,
    kind text not null,
    text text not null,
    primary key (dealer_id, session_id, number),
    foreign key (dealer_id, session_id) references session (dealer_id, id)
);

alter table event enable row level security;
alter table media enable row level security;
alter table signal enable row level security;
alter table session enable row level security;
alter table verification enable row level security;
alter table question enable row level security;
alter table answer enable row level security;
alter table session_entry enable row level security;

create policy event_tenant on event
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()))
    with check (dealer_id = any ((select current_dealers())::uuid[]));
create policy media_tenant on media
    using (dealer_id = any ((select current_dealers())::uuid[])
        or ((select current_station()) is not null and event_id in (select e.id from event e where e.station_id = (select current_station()) and e.dealer_id = media.dealer_id)))
    with check (dealer_id = any ((select current_dealers())::uuid[]));
create policy signal_tenant on signal
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()));
create policy session_tenant on session
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()));
create policy verification_tenant on verification
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()));
create policy question_tenant on question
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()));
create policy answer_tenant on answer
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()));
create policy session_entry_tenant on session_entry
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()));

grant select, insert on event, session, answer, session_entry to keyholder_server;
grant select, insert, update on signal, verification, question, media to keyholder_server;

create function find_question(wanted bytea)
    returns table (dealer_id uuid, question_id uuid)
    language sql stable security definer set search_path = public
    as $$ select q.dealer_id, q.id from question q where q.token_hash = wanted $$;
revoke all on function find_question(bytea) from public;
grant execute on function find_question(bytea) to keyholder_server;
