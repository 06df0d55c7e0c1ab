package org.keyholder.server.dealerportal.site;

import java.util.List;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.pages.When;
import org.keyholder.server.site.AccountBook;
import org.springframework.stereotype.Component;

/** Puts the numbers that a site has had into words. */
@Component
class NumberLines {

    private static final State IN_USE = new State(Tone.GREEN, "check", "in use");
    private static final State KEPT = new State(Tone.YELLOW, "lock", "kept for this site");

    private final AccountBook book;

    NumberLines(AccountBook book) {
        this.book = book;
    }

    /** The newest first; none as long as the site has had no other number than the one that it has. */
    List<NumberLine> of(SiteOverview overview) {
        var site = overview.site();
        var entries = book.of(site.dealer(), site.id());
        return entries.stream().allMatch(entry -> entry.until().isEmpty())
                ? List.of()
                : entries.stream().map(entry -> line(overview, entry)).toList();
    }

    private static NumberLine line(SiteOverview overview, AccountBook.Entry entry) {
        var zone = overview.site().timeZone();
        return new NumberLine(
                entry.number().text(),
                entry.stationName(),
                When.days(entry.from(), entry.until(), zone),
                entry.released()
                        .map(at -> new State(Tone.GREY, "lock-open", "released " + When.date(at, zone)))
                        .orElse(entry.isKept() ? KEPT : IN_USE),
                entry.isKept() && overview.mayChange()
                        ? "/sites/" + overview.site().id() + "/numbers/" + entry.id() + "/release"
                        : null);
    }
}
