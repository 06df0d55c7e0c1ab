package org.keyholder.server.dealerportal.site;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.stream.Stream;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.StorageNotices;
import org.keyholder.server.dealerportal.TextsNotices;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The list of the dealer's sites. */
@Controller
@Needs(Right.SEE_SITES)
class SitesController {

    private final Sites sites;
    private final Stations stations;
    private final SetUps setUps;
    private final TextsNotices texts;
    private final StorageNotices storage;
    private final Portals portals;

    SitesController(
            Sites sites,
            Stations stations,
            SetUps setUps,
            TextsNotices texts,
            StorageNotices storage,
            Portals portals) {
        this.sites = sites;
        this.stations = stations;
        this.setUps = setUps;
        this.texts = texts;
        this.storage = storage;
        this.portals = portals;
    }

    @GetMapping("/sites")
    ModelAndView list(DealerPerson person) {
        var dealer = person.dealer();
        var setUpOf = setUps.of(dealer);
        var stationNames = stationNames(dealer);
        var rows = sites.all(TenantScope.dealer(dealer)).stream()
                .flatMap(site -> Stream.ofNullable(setUpOf.get(site.id())) // one made in between is there next time
                        .map(setUp -> row(site, setUp, stationNames)))
                .toList();
        return new SitesPage(
                        portals.of(person),
                        rows,
                        texts.of(person).orElse(null),
                        storage.of(person).orElse(null))
                .view();
    }

    private Map<StationRecordId, String> stationNames(DealerId dealer) {
        return stations.recordsOf(dealer).stream()
                .collect(toMap(StationRecord::id, record -> record.station().name()));
    }

    private static SitesPage.Row row(Site site, SetUp setUp, Map<StationRecordId, String> stationNames) {
        return new SitesPage.Row(
                site.id().toString(),
                site.name(),
                site.address(),
                site.account().map(AccountNumber::text).orElse(null),
                site.binding()
                        .map(binding -> stationNames.get(binding.record()))
                        .orElse(null),
                setUp.missing());
    }
}
