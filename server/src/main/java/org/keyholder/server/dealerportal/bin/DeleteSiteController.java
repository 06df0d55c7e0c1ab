package org.keyholder.server.dealerportal.bin;

import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.Bin;
import org.keyholder.server.site.Site;
import org.keyholder.server.station.AccountNumber;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Puts a site into the bin. */
@Controller
@RequestMapping("/sites/{siteId}/delete")
@Needs(Right.CHANGE_SITES)
class DeleteSiteController {

    private final OwnSites sites;
    private final Bin bin;
    private final Portals portals;

    DeleteSiteController(OwnSites sites, Bin bin, Portals portals) {
        this.sites = sites;
        this.bin = bin;
        this.portals = portals;
    }

    @GetMapping
    ModelAndView ask(DealerPerson person, @PathVariable String siteId) {
        return page(person, sites.site(person, siteId), FormErrors.NONE).view();
    }

    @PostMapping
    ModelAndView delete(DealerPerson person, @PathVariable String siteId) {
        var site = sites.site(person, siteId);
        try {
            bin.put(person.dealer(), site.id(), person.name());
        } catch (Refusal refusal) {
            if (!refusal.code().equals("site-busy")) {
                throw refusal;
            }
            return page(person, site, FormErrors.form(refusal.words())).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView("redirect:" + BinController.PATH);
    }

    private DeleteSitePage page(DealerPerson person, Site site, FormErrors errors) {
        return new DeleteSitePage(
                portals.of(person),
                "/sites/" + site.id(),
                site.name(),
                site.account().map(AccountNumber::text).orElse(null),
                person.role().may(Right.ERASE_SITES),
                errors);
    }
}
