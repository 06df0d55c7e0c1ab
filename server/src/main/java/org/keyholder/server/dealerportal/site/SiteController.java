package org.keyholder.server.dealerportal.site;

import java.util.List;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
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
    private final Portals portals;

    SiteController(SiteOverviews overviews, ContactsCards cards, Portals portals) {
        this.overviews = overviews;
        this.cards = cards;
        this.portals = portals;
    }

    @GetMapping("/sites/{siteId}")
    ModelAndView general(DealerPerson person, @PathVariable String siteId) {
        var overview = overviews.of(person, siteId);
        var contacts = cards.of(overview);
        var missing = overview.mayChange()
                ? StillMissing.of(overview.setUp(), contacts.site().url())
                : List.<StillMissing>of();
        return new SitePage(portals.of(person), contacts.site(), missing, StationCard.of(overview), contacts).view();
    }
}
