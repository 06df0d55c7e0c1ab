package org.keyholder.server.dealerportal.list;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.keyholder.server.dealerportal.site.SetUp;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.station.StationRecordId;

/**
 * What a list tells of a site.
 *
 * @param number with its prefix
 * @param lastEvent to within a minute or so
 */
record SiteLine(
        SiteId id,
        String name,
        String address,
        ZoneId timeZone,
        Optional<StationRecordId> station,
        Optional<String> number,
        SetUp setUp,
        List<Lack> lacks,
        Instant created,
        Optional<Instant> lastEvent) {

    SiteLine {
        lacks = List.copyOf(lacks);
    }

    String url() {
        return "/sites/" + id;
    }
}
