package org.keyholder.server.dealerportal.bin;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.AsksAgain;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.Bin;
import org.keyholder.server.site.DeletedSite;
import org.keyholder.server.station.AccountNumber;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The bin: what lies in it comes back, or is erased for good. */
@Controller
@Needs(Right.CHANGE_SITES)
class BinController {

    static final String PATH = "/sites/bin";

    private static final int ROWS = 50;

    private final Bin bin;
    private final Portals portals;
    private final Clock clock;

    BinController(Bin bin, Portals portals, Clock clock) {
        this.bin = bin;
        this.portals = portals;
        this.clock = clock;
    }

    /** @param before the place of a site: those that were deleted before it */
    @GetMapping(PATH)
    ModelAndView all(DealerPerson person, @RequestParam @Nullable String before) {
        var now = clock.instant();
        var found = bin.of(person.dealer(), Optional.ofNullable(before).map(BinController::place), ROWS + 1);
        var shown = found.stream().limit(ROWS).toList();
        return new BinPage(
                        portals.of(person),
                        shown.stream().map(deleted -> row(deleted, now)).toList(),
                        found.size() > ROWS
                                ? PATH + "?before=" + text(shown.getLast().place())
                                : null,
                        before == null,
                        person.role().may(Right.ERASE_SITES))
                .view();
    }

    private static String text(DeletedSite.Place place) {
        return place.deletedAt() + "_" + place.site();
    }

    private static DeletedSite.Place place(String text) {
        int end = text.indexOf('_');
        try {
            return new DeletedSite.Place(
                    Instant.parse(text.substring(0, Math.max(end, 0))), id(text.substring(end + 1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }

    @PostMapping(PATH + "/{siteId}/restore")
    ModelAndView restore(DealerPerson person, @PathVariable String siteId) {
        var site = id(siteId);
        bin.restore(person.dealer(), site);
        return new ModelAndView("redirect:/sites/" + site);
    }

    @GetMapping(PATH + "/{siteId}/erase")
    @Needs(Right.ERASE_SITES)
    ModelAndView ask(DealerPerson person, @PathVariable String siteId) {
        return page(person, bin.find(person.dealer(), id(siteId)), "", FormErrors.NONE)
                .view();
    }

    @PostMapping(PATH + "/{siteId}/erase")
    @Needs(Right.ERASE_SITES)
    @AsksAgain
    ModelAndView erase(
            DealerPerson person, @PathVariable String siteId, @RequestParam(defaultValue = "") String siteName) {
        var deleted = bin.find(person.dealer(), id(siteId));
        if (!siteName.strip().equalsIgnoreCase(deleted.name().strip())) {
            var errors = FormErrors.of(Map.of("siteName", "Type the name of the site: " + deleted.name()));
            return page(person, deleted, siteName, errors).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            bin.erase(person.dealer(), deleted.id());
        } catch (Refusal refusal) {
            if (!refusal.code().equals("site-busy")) {
                throw refusal;
            }
            return page(person, deleted, siteName, FormErrors.form(refusal.words()))
                    .view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView("redirect:" + PATH);
    }

    private EraseSitePage page(DealerPerson person, DeletedSite deleted, String typed, FormErrors errors) {
        return new EraseSitePage(
                portals.of(person),
                PATH + "/" + deleted.id(),
                deleted.name(),
                deleted.account().map(AccountNumber::text).orElse(null),
                typed,
                errors);
    }

    private static BinPage.Row row(DeletedSite deleted, Instant now) {
        return new BinPage.Row(
                deleted.id().toString(),
                deleted.name(),
                deleted.address(),
                deleted.account().map(AccountNumber::text).orElse(null),
                deleted.station().orElse(null),
                When.date(deleted.deletedAt(), ZoneOffset.UTC) + ", by " + deleted.deletedBy(),
                left(deleted.erasedAt(), now));
    }

    private static String left(Instant erased, Instant now) {
        long days = ChronoUnit.DAYS.between(
                LocalDate.ofInstant(now, ZoneOffset.UTC), LocalDate.ofInstant(erased, ZoneOffset.UTC));
        if (days < 1) {
            return "within a day";
        }
        return "in " + days + (days == 1 ? " day" : " days") + ", on " + When.date(erased, ZoneOffset.UTC);
    }

    /** What is no id is nobody's. */
    static SiteId id(String text) {
        try {
            return SiteId.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }
}
