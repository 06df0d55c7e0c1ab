-- Why: a station's admin makes, renews and revokes launch secrets on a page, which says when each was last used and who would be cut off by another list of addresses.

-- What a page names one by; the number is counted over all stations, and tells how many there are.
alter table launch_secret add column id uuid not null default gen_random_uuid();
create unique index launch_secret_id on launch_secret (station_id, id);
-- To the minute, and written by whoever lets a launch in.
alter table launch_secret add column used_at timestamptz;
grant update (used_at) on launch_secret to keyholder_server;

-- Who is signed in for the station, and from where: the rows of sign-ins belong to no tenant, so this is a narrow door of the station's own.
create function signed_in_at_station(since timestamptz)
    returns table (name text, address text)
    language sql stable security definer set search_path = public
    as $$
        select distinct p.name, coalesce(s.address, '')
        from sign_in s
        join person p on p.id = s.person_id
        join membership m on m.person_id = s.person_id and m.organisation_id = s.organisation_id and m.side = s.side
        where s.organisation_id = current_station() and s.side = 'station' and s.created_at > since and p.disabled_at is null
          and (m.ends_at is null or m.ends_at > clock_timestamp())
        order by 1, 2 limit 1000
    $$;
revoke all on function signed_in_at_station(timestamptz) from public;
grant execute on function signed_in_at_station(timestamptz) to keyholder_server;
