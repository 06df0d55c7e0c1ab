-- Why: passwords are hashed with Argon2id from now on, and those of earlier days when their person next signs in.
-- Whoever signs in belongs to no tenant yet, so row security keeps the row from the server; it may put another hash there only if it has the one
-- that is there.

create function hash_password_anew(person_id uuid, from_hash text, to_hash text) returns boolean
    language plpgsql volatile security definer set search_path = public
    as $$
begin
    update person p set password_hash = to_hash
    where p.id = person_id and p.password_hash = from_hash and p.disabled_at is null;
    return found;
end
$$;
revoke all on function hash_password_anew(uuid, text, text) from public;
grant execute on function hash_password_anew(uuid, text, text) to keyholder_server;
