package org.keyholder.server.dealerportal.station;

import java.util.Map;
import java.util.UUID;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.PrefixChanges;
import org.keyholder.server.station.PrefixRule;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The dealer's ways to its stations. A change of the prefix is shown for all customers before it is made. */
@Controller
@Needs(Right.SEE_SITES)
class StationRecordController {

    private static final String ONE = Entries.STATION_RECORDS + "/{id}";

    private final Stations stations;
    private final PrefixChanges prefixes;
    private final StationRecordPages pages;
    private final PrefixWords words = new PrefixWords();
    private final Portals portals;

    StationRecordController(Stations stations, PrefixChanges prefixes, StationRecordPages pages, Portals portals) {
        this.stations = stations;
        this.prefixes = prefixes;
        this.pages = pages;
        this.portals = portals;
    }

    @GetMapping(Entries.STATION_RECORDS)
    ModelAndView all(DealerPerson person) {
        var rows = stations.recordsOf(person.dealer()).stream()
                .map(record -> new StationRecordsPage.Row(
                        StationRecordPages.url(record),
                        record.name(),
                        record.station().name(),
                        record.receiver().map(Receiver::name).orElse(null),
                        words.rule(record.prefixRule())))
                .toList();
        return new StationRecordsPage(portals.of(person), rows, person.role().may(Right.CHANGE_STATION_RECORDS)).view();
    }

    @GetMapping(ONE)
    ModelAndView one(DealerPerson person, @PathVariable UUID id) {
        return pages.show(person, record(person, id)).view();
    }

    /** Where a reload of the page with the preview leads. */
    @GetMapping(ONE + "/prefix")
    ModelAndView reloaded(DealerPerson person, @PathVariable UUID id) {
        return new ModelAndView("redirect:" + StationRecordPages.url(record(person, id)));
    }

    /** Shows what it would make of all numbers; sent once more with the preview's mark, it is done. */
    @PostMapping(ONE + "/prefix")
    @Needs(Right.CHANGE_STATION_RECORDS)
    ModelAndView prefix(DealerPerson person, @PathVariable UUID id, @RequestParam Map<String, String> form) {
        var record = record(person, id);
        var input = new FormInput(form);
        var typed = new StationRecordPage.Typed(input.text("prefixedBy"), input.text("prefix"));
        var mistakes = new Mistakes();
        var by = mistakes.read("prefixedBy", PrefixRule.By.NUMBER, () -> PrefixRule.By.ofCode(typed.by()));
        var wanted = mistakes.read("prefix", PrefixRule.NONE, () -> new PrefixRule(by, typed.prefix()));
        if (mistakes.any()) {
            return pages.page(person, record, typed, mistakes.errors(), null).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return input.ticked("shown")
                ? change(person, record, typed, wanted, input.text("shown"))
                : pages.page(
                                person,
                                record,
                                typed,
                                FormErrors.NONE,
                                prefixes.preview(person.dealer(), record.id(), wanted))
                        .view();
    }

    private ModelAndView change(
            DealerPerson person, StationRecord record, StationRecordPage.Typed typed, PrefixRule wanted, String shown) {
        return switch (prefixes.change(person.dealer(), record.id(), wanted, shown)) {
            case PrefixChanges.Change.Done done -> new ModelAndView("redirect:" + StationRecordPages.url(record));
            case PrefixChanges.Change.NotSo(var preview) ->
                pages.page(
                                person,
                                record,
                                typed,
                                FormErrors.form(
                                        "Nothing was changed, since something else was saved in the same moment. This is how it would look now."),
                                preview)
                        .view(HttpStatus.CONFLICT);
        };
    }

    private StationRecord record(DealerPerson person, UUID id) {
        return stations.record(person.dealer(), new StationRecordId(id)).orElseThrow(Refusal::notFound);
    }
}
