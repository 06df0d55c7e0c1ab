-- Why: a device gets another key without an outage: for a while two are valid, and each says when it was made, used and ended.

-- The index had the name. What was unique by it is unique in the keys' own table.
drop index device_key;

create table device_key (
    dealer_id uuid not null,
    id uuid not null,
    device_id uuid not null,
    -- SHA-256 of the bearer key; the key itself is shown once and kept nowhere.
    key_hash bytea not null unique check (octet_length(key_hash) = 32),
    created_at timestamptz not null,
    -- To the minute, and written afterwards: no alarm waits for it.
    used_at timestamptz,
    -- Empty as long as it is the device's newest key, or the newer one has not been used yet.
    ends_at timestamptz,
    revoked_at timestamptz,
    primary key (dealer_id, id),
    foreign key (dealer_id, device_id) references device (dealer_id, id)
);
create index device_key_of_device on device_key (dealer_id, device_id);

alter table device_key enable row level security;
create policy device_key_tenant on device_key using (dealer_id = any ((select current_dealers())::uuid[]));
grant select, insert, update (used_at, ends_at, revoked_at) on device_key to keyholder_server;

-- The keys that there are.
insert into device_key (dealer_id, id, device_id, key_hash, created_at)
    select dealer_id, gen_random_uuid(), id, key_hash, created_at from device;
alter table device alter column key_hash drop not null;
update device set key_hash = null;

-- Release 0.1 gives a device its one key in the device's row: it becomes a key like others, and takes the place of those before. A key that
-- the device has or had already changes nothing.
create function key_of_device() returns trigger language plpgsql set search_path = public as $$
begin
    if not exists (select from device_key k
                   where k.dealer_id = new.dealer_id and k.device_id = new.id and k.key_hash = new.key_hash) then
        update device_key k set revoked_at = now()
            where k.dealer_id = new.dealer_id and k.device_id = new.id and k.revoked_at is null;
        insert into device_key (dealer_id, id, device_id, key_hash, created_at)
            values (new.dealer_id, gen_random_uuid(), new.id, new.key_hash, now());
    end if;
    return null;
end
$$;
revoke all on function key_of_device() from public;
create trigger key_of_device after insert or update of key_hash on device
    for each row when (new.key_hash is not null) execute function key_of_device();

-- A device shows its key before its tenant is known: a narrow door, one row for each key that is some device's and valid.
drop function find_devices_by_key(bytea[]);
create function find_devices_by_key(wanted bytea[], at timestamptz)
    returns table (key_hash bytea, key_id uuid, dealer_id uuid, site_id uuid, device_id uuid, name text)
    language sql stable security definer set search_path = public
    as $$
        select k.key_hash, k.id, d.dealer_id, d.site_id, d.id, d.name
        from device_key k
        join device d on d.dealer_id = k.dealer_id and d.id = k.device_id
        where k.key_hash = any (wanted) and k.revoked_at is null and (k.ends_at is null or k.ends_at > at)
    $$;
revoke all on function find_devices_by_key(bytea[], timestamptz) from public;
grant execute on function find_devices_by_key(bytea[], timestamptz) to keyholder_server;

-- Of release 0.1.
create or replace function find_devices(wanted bytea[])
    returns table (key_hash bytea, dealer_id uuid, site_id uuid, device_id uuid)
    language sql stable security definer set search_path = public
    as $$ select f.key_hash, f.dealer_id, f.site_id, f.device_id from find_devices_by_key(wanted, now()) f $$;
