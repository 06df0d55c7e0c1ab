-- Why: an address in its parts says in which country and state a site is, so that its time zone can be proposed and a sheet of sites read.

alter table site
    add street text check (length(street) between 1 and 100),
    add town text check (length(town) between 1 and 60),
    -- Empty where nobody writes one.
    add region text check (length(region) <= 60),
    add postal_code text check (length(postal_code) <= 16),
    -- ISO 3166-1.
    add country text check (country ~ '^[A-Z]{2}$'),
    add latitude numeric(8, 6) check (latitude between -90 and 90),
    add longitude numeric(9, 6) check (longitude between -180 and 180),
    add check (num_nulls(street, town, region, postal_code, country) in (0, 5)),
    add check (num_nulls(latitude, longitude) in (0, 2));

-- Release 0.1 knows the one line alone. Where it writes another one, the parts would tell of another place.
create function forget_parts_of_another_address() returns trigger language plpgsql set search_path = public as $$
begin
    if new.address <> old.address
        and (new.street, new.town, new.region, new.postal_code, new.country)
            is not distinct from (old.street, old.town, old.region, old.postal_code, old.country) then
        new.street := null;
        new.town := null;
        new.region := null;
        new.postal_code := null;
        new.country := null;
    end if;
    return new;
end
$$;
revoke all on function forget_parts_of_another_address() from public;
create trigger forget_parts_of_another_address before update of address on site
    for each row when (old.country is not null) execute function forget_parts_of_another_address();

-- In which country a dealer's next site probably is.
create index site_latest on site (dealer_id, created_at) where country is not null;
