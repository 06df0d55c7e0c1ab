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
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.TestSignals;
import org.keyholder.server.signal.TestSignals.Asked;
import org.keyholder.server.station.AccountNumber;
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

/** Sends a test signal, and shows what the receiver answers as it comes. */
@Controller
@Needs(Right.SEE_SITES)
class TestSignalController {

    private static final String TESTS = Entries.STATION_RECORDS + "/{id}/tests";

    private final TestSignals tests;
    private final Stations stations;
    private final StationRecordPages pages;
    private final Portals portals;

    TestSignalController(TestSignals tests, Stations stations, StationRecordPages pages, Portals portals) {
        this.tests = tests;
        this.stations = stations;
        this.pages = pages;
        this.portals = portals;
    }

    @PostMapping(TESTS)
    @Needs(Right.CHANGE_SITES)
    ModelAndView send(DealerPerson person, @PathVariable UUID id, @RequestParam Map<String, String> form) {
        var record = record(person, id);
        var typed = new FormInput(form).text("number").strip();
        if (!AccountNumber.fits(typed)) {
            return refused(person, record, typed, "Enter the account number of one of this record’s customers.");
        }
        return switch (tests.ask(person.dealer(), record.id(), new AccountNumber(typed))) {
            case Asked.Queued(var signal) ->
                new ModelAndView("redirect:" + Entries.STATION_RECORDS + "/" + id + "/tests/" + signal);
            case Asked.NoReceiver() ->
                refused(person, record, typed, "This record names no receiver, so no signals are sent.");
            case Asked.NoSuchNumber() -> refused(person, record, typed, "No customer of this record has this number.");
            case Asked.TooOften(var pause) ->
                refused(
                        person,
                        record,
                        typed,
                        "That is enough for now: the station sees each of them. The next one can go out in "
                                + When.span(pause.plusSeconds(1)) + ".");
        };
    }

    private ModelAndView refused(DealerPerson person, StationRecord record, String typed, String words) {
        return pages.testing(person, record, typed, FormErrors.of(Map.of("number", words)))
                .view(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** Where a reload of the page with a refusal leads. */
    @GetMapping(TESTS)
    ModelAndView reloaded(DealerPerson person, @PathVariable UUID id) {
        return new ModelAndView(
                "redirect:" + Entries.STATION_RECORDS + "/" + record(person, id).id());
    }

    @GetMapping(TESTS + "/{signal}")
    ModelAndView one(DealerPerson person, @PathVariable UUID id, @PathVariable UUID signal) {
        var record = record(person, id);
        return new TestSignalPage(
                        portals.of(person),
                        Entries.STATION_RECORDS + "/" + id,
                        record.name(),
                        state(person, record, signal))
                .view();
    }

    /** The part of the page that changes. */
    @GetMapping(TESTS + "/{signal}/state")
    ModelAndView part(DealerPerson person, @PathVariable UUID id, @PathVariable UUID signal) {
        return state(person, record(person, id), signal).view();
    }

    private TestSignalState state(DealerPerson person, StationRecord record, UUID signal) {
        var test =
                tests.find(person.dealer(), record.id(), new SignalId(signal)).orElseThrow(Refusal::notFound);
        return TestSignalState.of(
                Entries.STATION_RECORDS + "/" + record.id() + "/tests/" + signal,
                record.receiver().map(one -> one.name()).orElse("the receiver"),
                test);
    }

    private StationRecord record(DealerPerson person, UUID id) {
        return stations.record(person.dealer(), new StationRecordId(id)).orElseThrow(Refusal::notFound);
    }
}
