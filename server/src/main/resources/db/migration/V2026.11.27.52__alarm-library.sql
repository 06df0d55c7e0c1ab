-- Why: which event of which zone sends which code, or none, is the dealer's to say: for all their sites, for one, for one zone.

-- What is said where; the nearest to the zone counts. Where nobody says anything, Keyholder's default does, which is no row.
create table alarm_code (
    dealer_id uuid not null references dealer (id),
    -- Empty for all of the dealer's sites.
    site_id uuid,
    -- Of one zone, or of all zones of a type.
    zone smallint,
    zone_type text,
    kind text not null check (kind ~ '^[a-z-]{1,30}$'),
    -- Both empty: nothing is sent.
    contact_id text check (contact_id ~ '^[0-9]{3}$'),
    sia text check (sia ~ '^[A-Z]{2}$'),
    check (sia is null or contact_id is not null),
    check (num_nonnulls(zone, zone_type) = 1),
    check (zone is null or site_id is not null),
    unique nulls not distinct (dealer_id, site_id, zone, zone_type, kind),
    foreign key (dealer_id, site_id) references site (dealer_id, id),
    foreign key (dealer_id, site_id, zone) references zone (dealer_id, site_id, number) on update cascade on delete cascade
);
alter table alarm_code enable row level security;
create policy alarm_code_tenant on alarm_code using (dealer_id = any ((select current_dealers())::uuid[]));
-- Going back to what the level above says takes the row away; that it was there is on record.
grant select, insert, delete, update (contact_id, sia) on alarm_code to keyholder_server;

create trigger stays_where_it_is before update of dealer_id, site_id on alarm_code
    for each row when ((new.dealer_id, new.site_id) is distinct from (old.dealer_id, old.site_id))
    execute function stays_where_it_is();

-- Why an event was not signalled, where it was not: decided when it came, and stored with it.
alter table event add column not_signalled text check (length(not_signalled) between 1 and 30);
