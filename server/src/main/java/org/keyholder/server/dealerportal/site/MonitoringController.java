package org.keyholder.server.dealerportal.site;

import java.util.List;
import java.util.stream.Stream;
import org.keyholder.server.dealerportal.LaunchUrls;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The Monitoring section of a site. */
@Controller
@Needs(Right.SEE_SITES)
class MonitoringController {

    private final SiteOverviews overviews;
    private final SiteHeads heads;
    private final NumberLines numbers;
    private final LaunchUrls launchUrls;
    private final Portals portals;

    MonitoringController(
            SiteOverviews overviews, SiteHeads heads, NumberLines numbers, LaunchUrls launchUrls, Portals portals) {
        this.overviews = overviews;
        this.heads = heads;
        this.numbers = numbers;
        this.launchUrls = launchUrls;
        this.portals = portals;
    }

    @GetMapping("/sites/{siteId}/monitoring")
    ModelAndView monitoring(DealerPerson person, @PathVariable String siteId) {
        var overview = overviews.of(person, siteId);
        return new MonitoringPage(
                        portals.of(person),
                        heads.of(overview),
                        StationCard.of(overview),
                        launches(overview),
                        !overview.zones().isEmpty(),
                        numbers.of(overview))
                .view();
    }

    private List<MonitoringPage.Launch> launches(SiteOverview overview) {
        var ofZones = overview.zones().stream()
                .flatMap(zone -> launchUrls.of(overview.site(), zone.number()).stream()
                        .map(url -> new MonitoringPage.Launch("zone " + zone.number() + ", " + zone.name(), url)));
        var whole = launchUrls.of(overview.site()).stream()
                .map(url -> new MonitoringPage.Launch("the site, without a zone", url));
        return Stream.concat(ofZones, whole).toList();
    }
}
