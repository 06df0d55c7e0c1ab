-- Why: a station makes its receivers on pages and says which dealers may choose them, with a passkey; a dealer makes its records, tests and removes them.

alter table receiver
    add brand text not null default '' check (length(brand) <= 60),
    add description text not null default '' check (length(description) <= 300),
    -- Who may choose it: every dealer, or those of receiver_dealer. Records that there are go on either way.
    add for_all_dealers boolean not null default true,
    -- It is the station's no more. What is on record names it.
    add retired_at timestamptz;

-- A retired one's name is free again.
alter table receiver drop constraint receiver_station_id_name_key;
create unique index receiver_name on receiver (station_id, name) where retired_at is null;

create table receiver_dealer (
    station_id uuid not null,
    receiver_id uuid not null,
    dealer_id uuid not null references dealer (id),
    -- Since when it is shown to them no more.
    hidden_at timestamptz,
    primary key (receiver_id, dealer_id),
    foreign key (station_id, receiver_id) references receiver (station_id, id)
);
create index receiver_dealer_of_station on receiver_dealer (station_id, receiver_id);

-- Apart from the receiver, which its dealers see.
create table receiver_passkey (
    station_id uuid not null,
    receiver_id uuid primary key,
    hash text not null check (length(hash) between 20 and 300),
    set_at timestamptz not null,
    foreign key (station_id, receiver_id) references receiver (station_id, id)
);

alter table receiver_dealer enable row level security;
alter table receiver_passkey enable row level security;
create policy receiver_dealer_station on receiver_dealer using (station_id = (select current_station()));
create policy receiver_passkey_station on receiver_passkey using (station_id = (select current_station()));
grant select, insert, update (hidden_at) on receiver_dealer to keyholder_server;
grant select, insert, update (hash, set_at) on receiver_passkey to keyholder_server;

-- What a dealer chooses from before it has a record: names, and nothing by which anybody could send or guess.
create function stations_to_choose() returns table (id uuid, name text, phone text)
    language sql stable security definer set search_path = public
    as $$
        select s.id, s.name, s.phone
        from station s
        join organisation o on o.id = s.id
        where o.closed_at is null and cardinality(current_dealers()) > 0
        order by lower(s.name), s.id
    $$;
create function receivers_to_choose(of_station uuid)
    returns table (id uuid, name text, brand text, description text, format text, has_passkey boolean)
    language sql stable security definer set search_path = public
    as $$
        select v.id, v.name, v.brand, v.description, v.protocol,
               exists (select from receiver_passkey p where p.receiver_id = v.id)
        from receiver v
        join organisation o on o.id = v.station_id
        where v.station_id = of_station and v.retired_at is null and o.closed_at is null
          and (v.for_all_dealers and cardinality(current_dealers()) > 0
               or exists (select from receiver_dealer d
                          where d.receiver_id = v.id and d.hidden_at is null and d.dealer_id = any (current_dealers())))
        order by lower(v.name), v.id
    $$;
-- A dealer that a station wants to show a receiver to, and whom it knows by name.
create function dealer_named(wanted text) returns table (id uuid, name text)
    language sql stable security definer set search_path = public
    as $$
        select d.id, d.name
        from dealer d
        join organisation o on o.id = d.id
        where current_station() is not null and o.closed_at is null and lower(d.name) = lower(wanted)
        limit 2
    $$;
-- Those to whom the station has shown a receiver, also before they have a record.
create function dealers_of_receiver(shown uuid) returns table (id uuid, name text)
    language sql stable security definer set search_path = public
    as $$
        select d.id, d.name
        from receiver_dealer r
        join dealer d on d.id = r.dealer_id
        where r.receiver_id = shown and r.station_id = current_station() and r.hidden_at is null
        order by lower(d.name), d.id
    $$;
revoke all on function stations_to_choose(), receivers_to_choose(uuid), dealer_named(text), dealers_of_receiver(uuid) from public;
grant execute on function stations_to_choose(), receivers_to_choose(uuid), dealer_named(text), dealers_of_receiver(uuid) to keyholder_server;

-- A dealer removes a record that no site uses. The row stays: the account book names it.
alter table station_record add removed_at timestamptz;
alter table station_record drop constraint station_record_dealer_id_name_key;
create unique index station_record_name on station_record (dealer_id, name) where removed_at is null;
create index station_record_of_receiver on station_record (receiver_id) where receiver_id is not null;

-- Whatever the door, and also when both happen in the same moment.
create function receiver_is_in_service() returns trigger language plpgsql security definer set search_path = public as $$
begin
    perform from receiver v where v.id = new.receiver_id and v.retired_at is null for share;
    if not found then
        raise foreign_key_violation using message = 'receiver_in_service: there is no such receiver', constraint = 'receiver_in_service';
    end if;
    return new;
end
$$;
create function station_record_is_kept() returns trigger language plpgsql security definer set search_path = public as $$
begin
    perform from station_record r
    where r.dealer_id = new.dealer_id and r.id = new.station_record_id and r.removed_at is null for share;
    if not found then
        raise foreign_key_violation using message = 'station_record_kept: there is no such record', constraint = 'station_record_kept';
    end if;
    return new;
end
$$;
revoke all on function receiver_is_in_service(), station_record_is_kept() from public;
create trigger receiver_is_in_service before insert or update of receiver_id on station_record
    for each row when (new.receiver_id is not null) execute function receiver_is_in_service();
create trigger station_record_is_kept before insert or update of station_record_id on site
    for each row when (new.station_record_id is not null) execute function station_record_is_kept();

-- Which signals were tests, and of which record: for its page, and so that a test comes only now and then.
create table test_signal (
    dealer_id uuid not null,
    -- The signal's.
    id uuid not null,
    station_record_id uuid not null,
    created_at timestamptz not null,
    primary key (dealer_id, id),
    foreign key (dealer_id, id) references signal (dealer_id, id) on delete cascade,
    foreign key (dealer_id, station_record_id) references station_record (dealer_id, id)
);
create index test_signal_of_record on test_signal (dealer_id, station_record_id, created_at);

alter table test_signal enable row level security;
create policy test_signal_tenant on test_signal using (dealer_id = any ((select current_dealers())::uuid[]));
grant select, insert on test_signal to keyholder_server;
