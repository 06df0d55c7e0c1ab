package org.keyholder.server.dealerportal.site;

import java.util.Set;
import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.identity.SignInStanding;
import org.keyholder.server.live.LiveStreams;
import org.keyholder.server.live.Topic;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The contacts of a site as the open page keeps them true. */
@Controller
@Needs(Right.SEE_SITES)
class ContactsController {

    private final OwnSites sites;
    private final SiteOverviews overviews;
    private final ContactsCards cards;
    private final LiveStreams streams;

    ContactsController(OwnSites sites, SiteOverviews overviews, ContactsCards cards, LiveStreams streams) {
        this.sites = sites;
        this.overviews = overviews;
        this.cards = cards;
        this.streams = streams;
    }

    /** The part of the page that is fetched again. */
    @GetMapping("/sites/{siteId}/contacts")
    ModelAndView contacts(DealerPerson person, @PathVariable String siteId) {
        return cards.of(overviews.of(person, siteId)).view();
    }

    @GetMapping("/sites/{siteId}/contacts/stream")
    SseEmitter stream(DealerPerson person, SignInStanding signIn, @PathVariable String siteId) {
        var site = sites.site(person, siteId);
        return streams.open(Set.of(Topic.site(site.id().value()), Topic.optOuts()), signIn);
    }
}
