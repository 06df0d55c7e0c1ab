package org.keyholder.server.alarm;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.live.Standing;
import org.keyholder.server.live.Topic;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.springframework.stereotype.Component;

/** Asks {@link StationRight} about an alarm as it is now. */
@Component
public class AlarmRights {

    private final TenantTransactions transactions;
    private final Alarms alarms;
    private final Sites sites;
    private final Clock clock;

    AlarmRights(TenantTransactions transactions, Alarms alarms, Sites sites, Clock clock) {
        this.transactions = transactions;
        this.alarms = alarms;
        this.sites = sites;
        this.clock = clock;
    }

    /** The alarm, where the station may see it. An unknown one and one that the station has no right to are the same. */
    public Optional<Alarm> seen(StationId station, AlarmId id) {
        var tenant = TenantScope.station(station);
        return transactions.call(
                tenant, () -> alarms.find(tenant, id).filter(alarm -> of(tenant, station, alarm) != StationRight.NONE));
    }

    /** Whether the station may see this alarm. */
    public boolean sees(StationId station, Alarm alarm) {
        return of(TenantScope.station(station), station, alarm) != StationRight.NONE;
    }

    /** The same, asked by somebody who sees the alarm and its site. */
    public boolean sees(TenantScope tenant, StationId station, Alarm alarm) {
        return of(tenant, station, alarm) != StationRight.NONE;
    }

    /** Those of the alarms that the station may see, in their order. */
    public List<Alarm> seen(StationId station, List<Alarm> all) {
        var watched = sites.find(
                TenantScope.station(station),
                all.stream().map(Alarm::site).distinct().toList());
        return all.stream()
                .filter(alarm ->
                        of(station, alarm, Optional.ofNullable(watched.get(alarm.site()))) != StationRight.NONE)
                .toList();
    }

    private StationRight of(TenantScope tenant, StationId station, Alarm alarm) {
        return of(station, alarm, sites.find(tenant, alarm.site()));
    }

    private StationRight of(StationId station, Alarm alarm, Optional<Site> site) {
        var watching = site.flatMap(Site::binding).map(Site.Binding::station);
        return StationRight.of(station, alarm, watching, clock.instant());
    }

    /** The right to go on seeing the alarm, which deeds about it end, or a move of its site, or quiet. */
    public Standing standing(StationId station, Alarm alarm) {
        return new OfAlarm(station, alarm.id(), alarm.site());
    }

    private final class OfAlarm implements Standing {

        private final StationId station;
        private final AlarmId alarm;
        private final SiteId site;

        OfAlarm(StationId station, AlarmId alarm, SiteId site) {
            this.station = station;
            this.alarm = alarm;
            this.site = site;
        }

        @Override
        public Set<Topic> topics() {
            return Set.of(Topic.alarm(alarm.value()), Topic.site(site.value()));
        }

        @Override
        public Optional<Instant> until() {
            var tenant = TenantScope.station(station);
            return transactions.call(
                    tenant,
                    () -> alarms.find(tenant, alarm)
                            .flatMap(found -> of(tenant, station, found).until(found)));
        }
    }
}
