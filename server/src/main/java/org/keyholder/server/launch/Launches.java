package org.keyholder.server.launch;

import java.time.Clock;
import java.util.Optional;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.Zones;
import org.springframework.stereotype.Component;

/** Finds what a launch at a known site leads to: an alarm that is open, and else nothing but word of the last one. */
@Component
public class Launches {

    private final TenantTransactions transactions;
    private final Alarms alarms;
    private final Zones zones;
    private final Clock clock;

    Launches(TenantTransactions transactions, Alarms alarms, Zones zones, Clock clock) {
        this.transactions = transactions;
        this.alarms = alarms;
        this.zones = zones;
        this.clock = clock;
    }

    /** @param tenant the station itself, or the dealer whose site it is */
    public LaunchTarget target(TenantScope tenant, StationId station, Site site, Launch launch) {
        return transactions.call(tenant, () -> {
            var open = alarms.goingOn(tenant, station, site.id()).filter(alarm -> alarm.isOpen(clock.instant()));
            if (launch.zone().isEmpty()) {
                return open.<LaunchTarget>map(alarm -> new LaunchTarget.Open(alarm, Optional.empty()))
                        .orElseGet(() -> new LaunchTarget.NothingOpen(
                                Optional.empty(), alarms.newest(tenant, station, site.id())));
            }
            return target(tenant, station, site, launch.zone().get(), open);
        });
    }

    private LaunchTarget target(TenantScope tenant, StationId station, Site site, String asked, Optional<Alarm> open) {
        var known = zones.of(tenant, site.dealer(), site.id());
        Optional<Zone> zone = ZoneNumber.read(asked)
                .flatMap(number -> known.stream()
                        .filter(one -> one.number().equals(number))
                        .findFirst());
        if (zone.isEmpty()) {
            return new LaunchTarget.UnknownZone(asked, known, open);
        }
        return open.<LaunchTarget>map(alarm -> new LaunchTarget.Open(alarm, zone.map(Zone::number)))
                .orElseGet(() -> new LaunchTarget.NothingOpen(
                        zone,
                        alarms.newest(tenant, station, site.id(), zone.get().number())));
    }
}
