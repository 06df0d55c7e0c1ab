package org.keyholder.server.stationportal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.site.AccountBook;
import org.keyholder.server.site.AccountBook.Entry;
import org.keyholder.server.site.NumberBlocks;
import org.keyholder.server.site.Releases;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The station's account book: every number, by which dealer, in which state. */
@Controller
@Needs(Right.MANAGE_STATION)
class AccountBookController {

    static final int ROWS = 50;

    private static final String ONE = Entries.NUMBERS + "/{id}/release";

    private static final State IN_USE = new State(Tone.GREEN, "check", "in use");
    private static final State DELETED = new State(Tone.YELLOW, "trash", "site deleted, may be restored");
    private static final State RELEASED = new State(Tone.GREY, "lock-open", "released");
    private static final State KEPT = new State(Tone.YELLOW, "lock", "kept until released");

    private static final State FREE = new State(Tone.BLUE, "circle-dashed", "free, in a block");

    /** Beside those of {@link AccountBook.Which}. */
    private static final String WHICH_FREE = "free";

    private final AccountBook book;
    private final NumberBlocks blocks;
    private final Releases releases;

    AccountBookController(AccountBook book, NumberBlocks blocks, Releases releases) {
        this.book = book;
        this.blocks = blocks;
        this.releases = releases;
    }

    @GetMapping(Entries.NUMBERS)
    ModelAndView all(Member member, OwnSignIn signIn, @RequestParam Map<String, String> query) {
        var input = new FormInput(query);
        if (input.text("which").equals(WHICH_FREE)) {
            return free(member, signIn, input).view();
        }
        var which = which(input.text("which"));
        var asked = new AccountBookPage.Asked(input.text("number").strip(), code(which));
        var after = id(input.text("after")).map(id -> book.find(scope(member), id));
        var found = book.ofStation(station(member), asked.beginning(), which, after, ROWS + 1);
        var shown = found.stream().limit(ROWS).toList();
        return new AccountBookPage(
                        Frames.of(member, signIn),
                        asked,
                        shown.stream().map(AccountBookController::row).toList(),
                        found.size() > ROWS ? next(asked, shown) : null)
                .view();
    }

    private AccountBookPage free(Member member, OwnSignIn signIn, FormInput input) {
        var asked = new AccountBookPage.Asked(input.text("number").strip(), WHICH_FREE);
        var found = blocks.free(station(member), asked.beginning(), input.text("after"), ROWS + 1);
        var shown = found.stream().limit(ROWS).toList();
        return new AccountBookPage(
                Frames.of(member, signIn),
                asked,
                shown.stream()
                        .map(free -> AccountBookPage.Row.free(free.number(), free.dealerName(), FREE))
                        .toList(),
                found.size() > ROWS
                        ? address(asked) + "&after=" + shown.getLast().number()
                        : null);
    }

    @GetMapping(ONE)
    ModelAndView ask(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        return page(member, signIn, book.find(scope(member), id), FormErrors.NONE)
                .view();
    }

    @PostMapping(ONE)
    ModelAndView release(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        var entry = book.find(scope(member), id);
        try {
            releases.release(scope(member), id);
        } catch (Refusal refusal) {
            return page(member, signIn, entry, FormErrors.form(refusal.words())).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView(
                "redirect:" + address(new AccountBookPage.Asked(entry.number().text(), code(AccountBook.Which.ALL))));
    }

    /** Releases the ticked ones; what cannot be released is named with the reason, and keeps no other. */
    @PostMapping(Entries.NUMBERS + "/release")
    ModelAndView releaseSeveral(
            Member member, OwnSignIn signIn, @RequestParam(name = "number", defaultValue = "") List<UUID> ids) {
        var ended = releases.release(scope(member), ids);
        return new ReleasedNumbersPage(
                        Frames.of(member, signIn),
                        ended.stream().map(AccountBookController::outcome).toList())
                .view();
    }

    private static ReleasedNumbersPage.Row outcome(Releases.Release ended) {
        return switch (ended) {
            case Releases.Release.Released(var entry) ->
                new ReleasedNumbersPage.Row(entry.number().text(), RELEASED, null);
            case Releases.Release.Refused(var entry, var why) ->
                new ReleasedNumbersPage.Row(entry.number().text(), KEPT, why);
        };
    }

    /** Where a reload leads. */
    @GetMapping(Entries.NUMBERS + "/release")
    ModelAndView released() {
        return new ModelAndView("redirect:" + Entries.NUMBERS);
    }

    private static ReleaseNumberPage page(Member member, OwnSignIn signIn, Entry entry, FormErrors errors) {
        return new ReleaseNumberPage(
                Frames.of(member, signIn),
                entry.number().text(),
                entry.siteName().orElse(null),
                entry.dealerName(),
                Entries.NUMBERS + "/" + entry.id() + "/release",
                errors);
    }

    private static AccountBookPage.Row row(Entry entry) {
        return new AccountBookPage.Row(
                entry.number().text(),
                true,
                entry.siteName().orElse(null),
                entry.dealerName(),
                When.days(entry.from(), entry.until(), ZoneOffset.UTC),
                state(entry),
                entry.isKept() ? entry.id().toString() : null);
    }

    private static State state(Entry entry) {
        if (entry.isInBin()) {
            return DELETED;
        }
        return entry.released()
                .map(at -> new State(Tone.GREY, "lock-open", "released " + When.date(at, ZoneOffset.UTC)))
                .orElse(entry.isKept() ? KEPT : IN_USE);
    }

    private static String next(AccountBookPage.Asked asked, List<Entry> shown) {
        return address(asked) + "&after=" + shown.getLast().id();
    }

    private static String address(AccountBookPage.Asked asked) {
        return Entries.NUMBERS + "?number=" + URLEncoder.encode(asked.beginning(), StandardCharsets.UTF_8) + "&which="
                + asked.which();
    }

    /** What is none of them is all. */
    private static AccountBook.Which which(String code) {
        return Stream.of(AccountBook.Which.values())
                .filter(which -> code(which).equals(code))
                .findFirst()
                .orElse(AccountBook.Which.ALL);
    }

    private static String code(AccountBook.Which which) {
        return which.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<UUID> id(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }

    private static TenantScope scope(Member member) {
        return TenantScope.station(station(member));
    }

    /** Whoever may see these pages works for a station. */
    private static StationId station(Member member) {
        return new StationId(member.organisation().value());
    }
}
