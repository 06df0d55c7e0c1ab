package org.keyholder.server.dealerportal.site;

import java.util.Map;
import java.util.Optional;
import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.FormReading;
import org.keyholder.server.site.SaveSite;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Changes a site. */
@Controller
@Needs(Right.CHANGE_SITES)
class SiteFormController {

    private final OwnSites ownSites;
    private final Sites sites;
    private final NumberDoubts doubts;
    private final Moves moves;
    private final SiteForms forms;

    SiteFormController(OwnSites ownSites, Sites sites, NumberDoubts doubts, Moves moves, SiteForms forms) {
        this.ownSites = ownSites;
        this.sites = sites;
        this.doubts = doubts;
        this.moves = moves;
        this.forms = forms;
    }

    @GetMapping("/sites/{siteId}/edit")
    ModelAndView change(DealerPerson person, @PathVariable String siteId) {
        var site = ownSites.site(person, siteId);
        return forms.of(person, site)
                .page(SiteForm.of(site, sites.intervals(person.dealer(), site.id())), FormErrors.NONE)
                .view();
    }

    @PostMapping("/sites/{siteId}/edit")
    ModelAndView change(DealerPerson person, @PathVariable String siteId, @RequestParam Map<String, String> form) {
        var site = ownSites.site(person, siteId);
        var input = new FormInput(Merge.chosen(form));
        var seen = Merge.seen(form);
        var asked = forms.of(person, site).seen(seen);
        var typed = SiteForm.typed(input, sites.intervals(person.dealer(), site.id()));
        return switch (SiteForm.read(typed, asked.stations())) {
            case FormReading.Wrong<SiteForm.Filled>(var errors) -> asked.again(typed, errors);
            case FormReading.Right<SiteForm.Filled>(var filled) -> {
                var doubt = doubts.about(asked.stations(), Optional.of(site), filled.details());
                var move = moves.toBeConfirmed(site, filled.details(), asked.stations());
                boolean unconfirmed =
                        doubt.filter(one -> !one.isConfirmedBy(input)).isPresent()
                                || move.filter(one -> !one.isConfirmedBy(input)).isPresent();
                yield unconfirmed
                        ? asked.confirm(typed, doubt.orElse(null), move.orElse(null))
                        : asked.saved(() -> change(person, site, filled, seen), typed);
            }
        };
    }

    /** A form that does not say what it was filled from, as one of release 0.1, is not held against another's. */
    private SaveSite change(DealerPerson person, Site site, SiteForm.Filled filled, Map<String, String> seen) {
        return sites.change(
                person.dealer(),
                site.id(),
                filled.details(),
                filled.intervals(),
                (now, intervals) ->
                        seen.isEmpty() || SiteForm.of(now, intervals).byName().equals(seen));
    }
}
