package org.keyholder.server.dealerportal.importing;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.keyholder.server.contact.ManyContacts;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.dealerportal.importing.NamedPlace.NameAt;
import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.dealerportal.sheet.Sheet;
import org.keyholder.server.messaging.MessagingSettings;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.site.ManySites;
import org.keyholder.server.site.ManyZones;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.Stations;
import org.springframework.stereotype.Component;

/** Reads what a dealer has already of what a sheet is about, in a few statements for all of it. */
@Component
class KnownRows {

    private final Sites sites;
    private final ManySites manySites;
    private final ManyContacts contacts;
    private final ManyZones zones;
    private final Stations stations;
    private final MessagingSettings messaging;

    KnownRows(
            Sites sites,
            ManySites manySites,
            ManyContacts contacts,
            ManyZones zones,
            Stations stations,
            MessagingSettings messaging) {
        this.sites = sites;
        this.manySites = manySites;
        this.contacts = contacts;
        this.zones = zones;
        this.stations = stations;
        this.messaging = messaging;
    }

    List<StationRecord> records(DealerId dealer) {
        return stations.recordsOf(dealer);
    }

    Known of(DealerId dealer, List<StationRecord> records, Sheet sheet, Collection<WhichSite> which) {
        var tenant = TenantScope.dealer(dealer);
        var byId = sites.find(
                tenant,
                each(which, WhichSite.ById.class)
                        .map(WhichSite.ById::site)
                        .distinct()
                        .toList());
        var byNumber = manySites.byNumbers(
                dealer,
                each(which, WhichSite.ByNumber.class)
                        .map(WhichSite.ByNumber::number)
                        .collect(toSet()));
        var found = Stream.concat(byId.values().stream(), byNumber.values().stream())
                .map(Site::id)
                .collect(toSet());
        return new Known(
                records,
                byId,
                byNumber,
                byName(manySites.byNames(dealer, names(sheet))),
                contacts.of(dealer, found),
                zones.of(dealer, found),
                sites.latestCountry(dealer).orElse(messaging.region()),
                messaging.region(),
                contacts.refusals(dealer),
                manySites::check);
    }

    static Map<NameAt, Site> byName(List<Site> sites) {
        return sites.stream()
                .collect(toMap(site -> NameAt.of(site.name(), site.address()), site -> site, (one, _) -> one));
    }

    private static Set<String> names(Sheet sheet) {
        return sheet.rows().stream()
                .map(row -> row.cell(Column.NAME))
                .filter(name -> !name.isEmpty())
                .collect(toSet());
    }

    private static <T extends WhichSite> Stream<T> each(Collection<WhichSite> which, Class<T> kind) {
        return which.stream().filter(kind::isInstance).map(kind::cast).map(Objects::requireNonNull);
    }
}
