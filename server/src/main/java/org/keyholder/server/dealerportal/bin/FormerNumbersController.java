package org.keyholder.server.dealerportal.bin;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.When;
import org.keyholder.server.site.AccountBook;
import org.keyholder.server.site.Releases;
import org.keyholder.server.site.Releases.Release;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Former numbers of all sites of the dealer, also of erased ones, many of which can be released at once. */
@Controller
@RequestMapping("/sites/former-numbers")
@Needs(Right.CHANGE_SITES)
class FormerNumbersController {

    private final AccountBook book;
    private final Releases releases;
    private final Portals portals;

    FormerNumbersController(AccountBook book, Releases releases, Portals portals) {
        this.book = book;
        this.releases = releases;
        this.portals = portals;
    }

    @GetMapping
    ModelAndView all(DealerPerson person) {
        return page(person, null, List.of());
    }

    @PostMapping
    ModelAndView release(DealerPerson person, @RequestParam(name = "number", defaultValue = "") List<UUID> ids) {
        var ended = releases.release(TenantScope.dealer(person.dealer()), ids);
        var refused = ended.stream()
                .flatMap(one -> one instanceof Release.Refused(var entry, var why)
                        ? List.of(entry.number() + ": " + why).stream()
                        : null)
                .toList();
        return page(person, said(ended.size() - refused.size()), refused);
    }

    private static String said(int released) {
        return switch (released) {
            case 0 -> "No number was released.";
            case 1 -> "One number was released.";
            default -> released + " numbers were released.";
        };
    }

    private ModelAndView page(DealerPerson person, @Nullable String said, List<String> refused) {
        var rows = book.kept(person.dealer(), Releases.MOST).stream()
                .map(FormerNumbersController::row)
                .toList();
        return new FormerNumbersPage(portals.of(person), rows, said, refused).view();
    }

    private static FormerNumbersPage.Row row(AccountBook.Entry entry) {
        return new FormerNumbersPage.Row(
                entry.id().toString(),
                entry.number().text(),
                entry.stationName(),
                entry.siteName().orElse(""),
                entry.deleted().isPresent() ? null : "/sites/" + entry.site(),
                When.date(entry.until().orElseThrow(), ZoneOffset.UTC));
    }
}
