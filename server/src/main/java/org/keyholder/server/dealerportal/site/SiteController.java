package org.keyholder.server.dealerportal.site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.LaunchUrls;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.site.Site;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Receiver;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The General section of a site. */
@Controller
@Needs(Right.SEE_SITES)
class SiteController {

    private final SiteOverviews overviews;
    private final ContactsCards cards;
    private final NumberLines numbers;
    private final LaunchUrls launchUrls;
    private final Portals portals;

    SiteController(
            SiteOverviews overviews, ContactsCards cards, NumberLines numbers, LaunchUrls launchUrls, Portals portals) {
        this.numbers = numbers;
        this.overviews = overviews;
        this.cards = cards;
        this.launchUrls = launchUrls;
        this.portals = portals;
    }

    @GetMapping("/sites/{siteId}")
    ModelAndView general(DealerPerson person, @PathVariable String siteId) {
        var overview = overviews.of(person, siteId);
        var contacts = cards.of(overview);
        var hasZones = !overview.zones().isEmpty();
        return new SitePage(
                        portals.of(person),
                        contacts.site(),
                        station(overview),
                        numbers.of(overview),
                        hasZones,
                        contacts)
                .view();
    }

    private SitePage.StationCard station(SiteOverview overview) {
        var record = overview.station();
        return new SitePage.StationCard(
                record.map(found -> found.station().name()).orElse(null),
                record.map(found -> found.receiver().map(Receiver::name).orElse("no receiver, so no signals are sent"))
                        .orElse(null),
                overview.site().account().map(AccountNumber::text).orElse(null),
                overview.site().binding().map(SiteController::numberNote).orElse(null),
                launches(overview));
    }

    /** What stands between the number that was entered, the one in signals and the one that the station knows. */
    private static @Nullable String numberNote(Site.Binding binding) {
        var prefix = binding.prefixRule().prefix();
        return switch (binding.prefixRule().by()) {
            case NUMBER -> null;
            case KEYHOLDER ->
                binding.entered()
                        .map(entered -> "entered as " + entered + ", to which Keyholder adds " + prefix)
                        .orElse(null);
            case RECEIVER ->
                binding.sent()
                        .map(sent -> "signals say " + sent + ", to which the receiver adds " + prefix)
                        .orElse(null);
        };
    }

    private List<SitePage.Launch> launches(SiteOverview overview) {
        return overview.zones().stream()
                .flatMap(zone -> launchUrls.of(overview.site(), zone.number()).stream()
                        .map(url -> new SitePage.Launch(zone.number().toString(), zone.name(), url)))
                .toList();
    }
}
