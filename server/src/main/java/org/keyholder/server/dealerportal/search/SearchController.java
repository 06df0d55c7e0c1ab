package org.keyholder.server.dealerportal.search;

import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The search over everything, as a page and as the part that opens while somebody types. */
@Controller
@Needs(Right.SEE_SITES)
class SearchController {

    private final Searches searches;
    private final Portals portals;

    SearchController(Searches searches, Portals portals) {
        this.searches = searches;
        this.portals = portals;
    }

    @GetMapping("/search")
    ModelAndView search(DealerPerson person, @RequestParam(defaultValue = "") String q) {
        return page(person, q).view();
    }

    @GetMapping("/search/results")
    ModelAndView results(DealerPerson person, @RequestParam(defaultValue = "") String q) {
        return new SearchPage.Part(page(person, q)).view();
    }

    private SearchPage page(DealerPerson person, String q) {
        var typed = Typed.cleaned(q);
        var found = searches.of(person.dealer(), typed);
        var more = UriComponentsBuilder.fromPath("/sites")
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(typed);
        return new SearchPage(portals.of(person), typed, found.groups(), more.toUriString(), found.more());
    }
}
