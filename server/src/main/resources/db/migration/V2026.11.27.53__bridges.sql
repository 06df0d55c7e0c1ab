-- Why: a bridge, with what is connected to it, is set up before it reports; a device says what it is, and can be removed.

create table bridge (
    dealer_id uuid not null,
    id uuid not null,
    site_id uuid not null,
    name text not null check (length(name) between 1 and 120),
    created_at timestamptz not null,
    primary key (dealer_id, id),
    unique (dealer_id, site_id, id),
    foreign key (dealer_id, site_id) references site (dealer_id, id)
);

-- What is connected: four cameras and four alarm inputs.
create table bridge_port (
    dealer_id uuid not null,
    site_id uuid not null,
    bridge_id uuid not null,
    kind text not null check (kind in ('camera', 'input')),
    place smallint not null check (place between 1 and 4),
    name text not null check (length(name) <= 60),
    zone smallint,
    primary key (dealer_id, bridge_id, kind, place),
    -- A zone is watched by one of them at most: else nobody could say which picture belongs to its alarm.
    unique (dealer_id, site_id, zone),
    foreign key (dealer_id, site_id, bridge_id) references bridge (dealer_id, site_id, id) on delete cascade,
    foreign key (dealer_id, site_id, zone) references zone (dealer_id, site_id, number) on update cascade on delete set null (zone)
);

alter table bridge enable row level security;
alter table bridge_port enable row level security;
create policy bridge_tenant on bridge using (dealer_id = any ((select current_dealers())::uuid[]));
create policy bridge_port_tenant on bridge_port using (dealer_id = any ((select current_dealers())::uuid[]));
grant select, insert, delete, update (name) on bridge to keyholder_server;
grant select, insert, delete on bridge_port to keyholder_server;

-- What reports by itself, with keys of its own. One that was removed has none any more; what it reported names it for good.
alter table device
    add kind text not null default 'other' check (kind in ('camera', 'recorder', 'panel', 'other')),
    add removed_at timestamptz;
