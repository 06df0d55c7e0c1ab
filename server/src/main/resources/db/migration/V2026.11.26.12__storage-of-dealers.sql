-- Why: one dealer, or one device of it, must not fill the disk for all; what is not stored for that reason is on record.

-- How many bytes a dealer's clips and stills may take; null stands for the server's own setting.
alter table dealer add column media_quota bigint check (media_quota between 1048576 and 1125899906842624);

-- What clips and stills take: of a dealer, and of it what each device has sent.
create table dealer_media (
    dealer_id uuid primary key references dealer (id),
    bytes bigint not null check (bytes >= 0)
);
create table device_media (
    dealer_id uuid not null,
    device_id uuid not null,
    bytes bigint not null check (bytes >= 0),
    primary key (dealer_id, device_id),
    foreign key (dealer_id, device_id) references device (dealer_id, id)
);

-- Files that were sent and not stored, because a storage was full.
create table refused_media (
    dealer_id uuid not null,
    event_id uuid not null,
    name text not null check (length(name) between 1 and 100),
    -- Whose storage was full: the dealer's, or the device's share of it.
    full_of text not null check (full_of in ('dealer', 'device')),
    refused_at timestamptz not null,
    -- The device sent it again when there was room.
    stored_at timestamptz,
    primary key (dealer_id, event_id, name),
    foreign key (dealer_id, event_id) references event (dealer_id, id)
);

alter table dealer_media enable row level security;
alter table device_media enable row level security;
alter table refused_media enable row level security;
create policy dealer_media_tenant on dealer_media using (dealer_id = any ((select current_dealers())::uuid[]));
create policy device_media_tenant on device_media using (dealer_id = any ((select current_dealers())::uuid[]));
create policy refused_media_tenant on refused_media
    using (dealer_id = any ((select current_dealers())::uuid[])
        or ((select current_station()) is not null
            and event_id in (select e.id from event e where e.station_id = (select current_station()) and e.dealer_id = refused_media.dealer_id)))
    with check (dealer_id = any ((select current_dealers())::uuid[]));
grant select, insert, update (bytes) on dealer_media, device_media to keyholder_server;
grant select, insert, update (stored_at) on refused_media to keyholder_server;

-- The counters follow the rows in the rows' own transaction, whoever writes them: this release, the one before it, or a sweep. Dealers come
-- before devices, so that nobody waits in a circle.
create function count_stored_media() returns trigger language plpgsql set search_path = public as $$
begin
    insert into dealer_media as u (dealer_id, bytes)
    select m.dealer_id, sum(m.size) from written m group by m.dealer_id order by m.dealer_id
    on conflict (dealer_id) do update set bytes = u.bytes + excluded.bytes;
    insert into device_media as u (dealer_id, device_id, bytes)
    select e.dealer_id, e.device_id, sum(m.size) from written m
    join event e on e.dealer_id = m.dealer_id and e.id = m.event_id
    group by e.dealer_id, e.device_id order by e.dealer_id, e.device_id
    on conflict (dealer_id, device_id) do update set bytes = u.bytes + excluded.bytes;
    return null;
end
$$;
create function count_taken_media() returns trigger language plpgsql set search_path = public as $$
begin
    update dealer_media u set bytes = greatest(0, u.bytes - gone.bytes)
    from (select m.dealer_id, sum(m.size) as bytes from taken m group by m.dealer_id) gone
    where u.dealer_id = gone.dealer_id;
    update device_media u set bytes = greatest(0, u.bytes - gone.bytes)
    from (select e.dealer_id, e.device_id, sum(m.size) as bytes from taken m
          join event e on e.dealer_id = m.dealer_id and e.id = m.event_id
          group by e.dealer_id, e.device_id) gone
    where u.dealer_id = gone.dealer_id and u.device_id = gone.device_id;
    return null;
end
$$;
revoke all on function count_stored_media(), count_taken_media() from public;
-- Nobody writes media from here until the commit: what is there is counted once.
create trigger count_stored_media after insert on media
    referencing new table as written for each statement execute function count_stored_media();
create trigger count_taken_media after delete on media
    referencing old table as taken for each statement execute function count_taken_media();

insert into dealer_media (dealer_id, bytes) select m.dealer_id, sum(m.size) from media m group by m.dealer_id;
insert into device_media (dealer_id, device_id, bytes)
select e.dealer_id, e.device_id, sum(m.size) from media m
join event e on e.dealer_id = m.dealer_id and e.id = m.event_id
join device d on d.dealer_id = e.dealer_id and d.id = e.device_id
group by e.dealer_id, e.device_id;
