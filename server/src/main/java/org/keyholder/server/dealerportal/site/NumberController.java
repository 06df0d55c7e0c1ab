package org.keyholder.server.dealerportal.site;

import java.util.UUID;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.AccountBook;
import org.keyholder.server.site.Releases;
import org.keyholder.server.site.Site;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Lets other customers have a number that was a site's. */
@Controller
@RequestMapping("/sites/{siteId}/numbers/{numberId}/release")
@Needs(Right.CHANGE_SITES)
class NumberController {

    private final OwnSites sites;
    private final AccountBook book;
    private final Releases releases;
    private final Portals portals;

    NumberController(OwnSites sites, AccountBook book, Releases releases, Portals portals) {
        this.sites = sites;
        this.book = book;
        this.releases = releases;
        this.portals = portals;
    }

    @GetMapping
    ModelAndView ask(DealerPerson person, @PathVariable String siteId, @PathVariable UUID numberId) {
        var site = sites.site(person, siteId);
        return page(person, site, entry(person, site, numberId), FormErrors.NONE)
                .view();
    }

    @PostMapping
    ModelAndView release(DealerPerson person, @PathVariable String siteId, @PathVariable UUID numberId) {
        var site = sites.site(person, siteId);
        var entry = entry(person, site, numberId);
        try {
            releases.release(TenantScope.dealer(person.dealer()), entry.id());
        } catch (Refusal refusal) {
            return page(person, site, entry, FormErrors.form(refusal.words())).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView("redirect:/sites/" + site.id());
    }

    private AccountBook.Entry entry(DealerPerson person, Site site, UUID id) {
        var entry = book.find(TenantScope.dealer(person.dealer()), id);
        if (!entry.site().equals(site.id())) {
            throw Refusal.notFound();
        }
        return entry;
    }

    private ReleaseNumberPage page(DealerPerson person, Site site, AccountBook.Entry entry, FormErrors errors) {
        var url = "/sites/" + site.id();
        return new ReleaseNumberPage(
                portals.of(person),
                site.name(),
                url,
                entry.number().text(),
                entry.stationName(),
                url + "/numbers/" + entry.id() + "/release",
                errors);
    }
}
