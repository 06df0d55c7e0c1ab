-- Why: what one site has is found by that site, however many sites its station or its dealer has.

-- With a list of all the station's sites each look at one site's zones or contacts made that list first.
alter policy zone_tenant on zone
    using (dealer_id = any ((select current_dealers())::uuid[])
        or ((select current_station()) is not null
            and (exists (select from site s where s.dealer_id = zone.dealer_id and s.id = zone.site_id
                         and s.station_id = (select current_station()))
                or exists (select from alarm a where a.dealer_id = zone.dealer_id and a.site_id = zone.site_id
                           and a.station_id = (select current_station()) and a.ended_at is null))));
alter policy contact_tenant on contact
    using (dealer_id = any ((select current_dealers())::uuid[])
        or ((select current_station()) is not null
            and (exists (select from site s where s.dealer_id = contact.dealer_id and s.id = contact.site_id
                         and s.station_id = (select current_station()))
                or exists (select from alarm a where a.dealer_id = contact.dealer_id and a.site_id = contact.site_id
                           and a.station_id = (select current_station()) and a.ended_at is null))));

-- Devices of which nothing is heard: the oldest uses first, and those that were never used. A use is written once a minute at most.
create index device_key_unheard on device_key (dealer_id, used_at) where revoked_at is null;
