-- Why: a zone is renamed, given another number or removed, and what was reported of it is still read under the name that it had then.

-- An event keeps the number that was signalled, whatever becomes of the zone. Whoever takes an event in has looked its zone up in the same
-- transaction, and holds the site's row, which a change of a zone locks first.
alter table event drop constraint event_dealer_id_site_id_zone_fkey;

drop trigger stays_where_it_is on zone;
create trigger stays_where_it_is before update of dealer_id, site_id on zone
    for each row when ((new.dealer_id, new.site_id) is distinct from (old.dealer_id, old.site_id))
    execute function stays_where_it_is();

-- A station sees a site's zones and takes none away.
create policy zone_removed on zone as restrictive for delete using (dealer_id = any ((select current_dealers())::uuid[]));
grant delete on zone to keyholder_server;

-- What a number stood for until then.
create table former_zone (
    dealer_id uuid not null,
    site_id uuid not null,
    number smallint not null check (number between 1 and 999),
    until_at timestamptz not null,
    name text not null check (length(name) between 1 and 60),
    primary key (dealer_id, site_id, number, until_at),
    foreign key (dealer_id, site_id) references site (dealer_id, id)
);
alter table former_zone enable row level security;
create policy former_zone_tenant on former_zone
    using (dealer_id = any ((select current_dealers())::uuid[])
        or ((select current_station()) is not null
            and (exists (select from site s where s.dealer_id = former_zone.dealer_id and s.id = former_zone.site_id
                         and s.station_id = (select current_station()))
                or exists (select from alarm a where a.dealer_id = former_zone.dealer_id and a.site_id = former_zone.site_id
                           and a.station_id = (select current_station()) and a.ended_at is null))))
    with check (dealer_id = any ((select current_dealers())::uuid[]));
grant select, insert on former_zone to keyholder_server;
