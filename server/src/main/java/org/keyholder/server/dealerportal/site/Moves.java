package org.keyholder.server.dealerportal.site;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.SiteDetails;
import org.keyholder.server.station.Station;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.Stations;
import org.springframework.stereotype.Component;

/** What is said before a site moves to another station while an alarm is open. */
@Component
class Moves {

    private final Alarms alarms;
    private final Stations stations;
    private final Clock clock;

    Moves(Alarms alarms, Stations stations, Clock clock) {
        this.alarms = alarms;
        this.stations = stations;
        this.clock = clock;
    }

    /** The move that these details make, where it leaves an open alarm behind. */
    Optional<SiteFormPage.Move> toBeConfirmed(Site site, SiteDetails wanted, List<StationRecord> records) {
        var now = site.binding().map(Site.Binding::station);
        var next = wanted.stationRecord()
                .flatMap(id -> records.stream()
                        .filter(record -> record.id().equals(id))
                        .map(StationRecord::station)
                        .findFirst());
        if (now.isEmpty() || now.equals(next.map(Station::id))) {
            return Optional.empty();
        }
        return alarms.goingOn(site.dealer(), site.id()).stream()
                .filter(alarm -> alarm.station().equals(now.get()) && alarm.isOpen(clock.instant()))
                .findFirst()
                .map(alarm -> new SiteFormPage.Move(
                        name(site.dealer(), alarm.station()),
                        next.map(Station::name).orElse(null),
                        next.map(station -> station.id().toString()).orElse("none")));
    }

    private String name(DealerId dealer, StationId station) {
        return stations.find(TenantScope.dealer(dealer), station).orElseThrow().name();
    }
}
