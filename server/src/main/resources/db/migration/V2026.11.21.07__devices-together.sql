-- Why: devices that report at the same time are looked up together, and a receipt that tells nothing new is known for one.

-- One row for each key that is some device's.
create function find_devices(wanted bytea[])
    returns table (key_hash bytea, dealer_id uuid, site_id uuid, device_id uuid)
    language sql stable security definer set search_path = public
    as $$ select d.key_hash, d.dealer_id, d.site_id, d.id from device d where d.key_hash = any (wanted) $$;
revoke all on function find_devices(bytea[]) from public;
grant execute on function find_devices(bytea[]) to keyholder_server;

drop function find_device(bytea);

-- With the message's state beside it.
drop function find_message(text);
create function find_message(wanted text)
    returns table (dealer_id uuid, id uuid, state text)
    language sql stable security definer set search_path = public
    as $$ select m.dealer_id, m.id, m.state from message m where m.provider_id = wanted $$;
revoke all on function find_message(text) from public;
grant execute on function find_message(text) to keyholder_server;
