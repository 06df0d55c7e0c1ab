package org.keyholder.server.dealerportal.importing;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Moment;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;
import org.springframework.stereotype.Component;

/** Makes the pages of imports. */
@Component
class ImportPages {

    private static final int SHOWN = 100;
    private static final int EARLIER = 10;

    private static final String OTHER =
            "The file was looked over anew after your page was shown, and would come to something else now. Nothing was imported. Look at it once more.";

    /** It is about sites in many zones, and so in none. */
    private static final ZoneId ZONE = ZoneOffset.UTC;

    private static final Map<Finding.Kind, State> KINDS = Map.of(
            Finding.Kind.ERROR, new State(Tone.RED, "alert-circle", "Error"),
            Finding.Kind.NEW, new State(Tone.GREEN, "plus", "New"),
            Finding.Kind.CHANGED, new State(Tone.BLUE, "pencil", "Changed"),
            Finding.Kind.UNCHANGED, new State(Tone.GREY, "equal", "Unchanged"),
            Finding.Kind.NOTE, new State(Tone.YELLOW, "eye", "Check"));

    private final Imports imports;
    private final Portals portals;
    private final Clock clock;

    ImportPages(Imports imports, Portals portals, Clock clock) {
        this.imports = imports;
        this.portals = portals;
        this.clock = clock;
    }

    ImportFormPage form(DealerPerson person, FormErrors errors) {
        return new ImportFormPage(
                portals.of(person),
                errors,
                imports.latest(person.dealer(), EARLIER).stream()
                        .map(this::earlier)
                        .toList());
    }

    private ImportFormPage.Earlier earlier(SheetImport one) {
        return new ImportFormPage.Earlier(
                url(one),
                one.fileName(),
                new Moment(one.createdAt(), ZONE, clock.instant()),
                one.personName(),
                state(one),
                one.state() == SheetImport.State.WRONG ? "nothing saved" : ImportWords.comesTo(one.counts()));
    }

    private static String url(SheetImport one) {
        return "/sites/import/" + one.id();
    }

    private static State state(SheetImport one) {
        return switch (one.state()) {
            case CHECKED -> checked(one);
            case WRONG -> new State(Tone.RED, "alert-circle", "Has errors");
            case RUNNING -> new State(Tone.BLUE, "loader-2", "Being imported");
            case DONE -> new State(Tone.GREEN, "check", "Imported");
        };
    }

    private static State checked(SheetImport one) {
        if (one.counts().isNothing()) {
            return new State(Tone.GREY, "equal", "Nothing to import");
        }
        return one.isGone()
                ? new State(Tone.GREY, "file-off", "No longer kept")
                : new State(Tone.YELLOW, "clock", "Not imported yet");
    }

    ImportPage found(DealerPerson person, SheetImport one, String show, String page) {
        return page(person, one, show, page, FormErrors.NONE);
    }

    /** For somebody who has said that another plan shall be saved. */
    ImportPage otherThanShown(DealerPerson person, SheetImport one) {
        return page(person, one, "", "1", FormErrors.form(OTHER));
    }

    private ImportPage page(DealerPerson person, SheetImport one, String show, String page, FormErrors errors) {
        var found = imports.found(person.dealer(), one.id());
        var kind = kind(show, one, found);
        int from = (number(page) - 1) * SHOWN;
        var rows = imports.findings(person.dealer(), one.id(), kind, from, SHOWN + 1);
        return new ImportPage(
                portals.of(person),
                errors,
                url(one),
                one.fileName(),
                one.encoding() + ", separated by " + one.separator() + ", " + ImportWords.count(one.rows(), "row"),
                one.unknown(),
                state(one),
                ImportWords.lead(one, found.getOrDefault(Finding.Kind.ERROR, 0), errors.any()),
                one.mark(),
                one.canBeImported(),
                one.state() == SheetImport.State.DONE,
                one.isGone(),
                one.state() == SheetImport.State.RUNNING ? ImportProgress.of(one) : null,
                filters(one, kind, found),
                rows.stream().limit(SHOWN).map(ImportPages::row).toList(),
                from == 0 ? null : address(one, kind, number(page) - 1),
                rows.size() > SHOWN ? address(one, kind, number(page) + 1) : null);
    }

    /** With errors, those first: they are what is to be done. */
    private static Optional<Finding.Kind> kind(String show, SheetImport one, Map<Finding.Kind, Integer> found) {
        if (show.isEmpty() && one.state() == SheetImport.State.WRONG && found.containsKey(Finding.Kind.ERROR)) {
            return Optional.of(Finding.Kind.ERROR);
        }
        return Arrays.stream(Finding.Kind.values())
                .filter(kind -> kind.code().equals(show))
                .findFirst();
    }

    private static int number(String page) {
        return page.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(page) : 1;
    }

    private static List<ImportPage.Filter> filters(
            SheetImport one, Optional<Finding.Kind> chosen, Map<Finding.Kind, Integer> found) {
        var filters = new ArrayList<ImportPage.Filter>();
        int all = found.values().stream().mapToInt(Integer::intValue).sum();
        filters.add(new ImportPage.Filter("All", all, address(one, Optional.empty(), 1), chosen.isEmpty()));
        for (var kind : Finding.Kind.values()) {
            if (found.containsKey(kind)) {
                filters.add(new ImportPage.Filter(
                        ImportWords.plural(kind),
                        found.getOrDefault(kind, 0),
                        address(one, Optional.of(kind), 1),
                        chosen.equals(Optional.of(kind))));
            }
        }
        return filters;
    }

    private static String address(SheetImport one, Optional<Finding.Kind> kind, int page) {
        return url(one) + "?show=" + kind.map(Finding.Kind::code).orElse("all") + (page == 1 ? "" : "&page=" + page);
    }

    private static ImportPage.Row row(Finding finding) {
        return new ImportPage.Row(
                finding.row(),
                Objects.requireNonNull(KINDS.get(finding.kind())),
                header(finding.column()),
                finding.typed(),
                finding.words());
    }

    private static @Nullable String header(@Nullable Column column) {
        return column == null ? null : column.header();
    }
}
