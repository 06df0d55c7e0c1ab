package org.keyholder.server.dealerportal.station;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.station.ShownReceivers.Place;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.Station;
import org.keyholder.server.station.StationChoices;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.StationRecords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A dealer makes a record of a station: the passkey is checked before anything is saved. */
@Controller
@Needs(Right.CHANGE_STATION_RECORDS)
class RecordFormController {

    private static final String NEW = Entries.STATION_RECORDS + "/new";

    private final StationChoices choices;
    private final ShownReceivers receivers;
    private final StationRecords records;
    private final Portals portals;
    private final Ids ids;

    RecordFormController(
            StationChoices choices, ShownReceivers receivers, StationRecords records, Portals portals, Ids ids) {
        this.choices = choices;
        this.receivers = receivers;
        this.records = records;
        this.portals = portals;
        this.ids = ids;
    }

    @GetMapping(NEW)
    ModelAndView form(DealerPerson person, @RequestParam Map<String, String> query) {
        var asked = new FormInput(query).text("station");
        if (asked.isEmpty()) {
            var rows = choices.stations(person.dealer()).stream()
                    .map(one -> new ChooseStationPage.Row(NEW + "?station=" + one.id(), one.name(), one.phone()))
                    .toList();
            return new ChooseStationPage(portals.of(person), rows).view();
        }
        var station = station(person, asked);
        return page(person, station, RecordForm.named(station.name()), FormErrors.NONE)
                .view();
    }

    @PostMapping(Entries.STATION_RECORDS)
    ModelAndView create(DealerPerson person, @RequestParam Map<String, String> form) {
        var input = new FormInput(form);
        var station = station(person, input.text("station"));
        var typed = RecordForm.of(input);
        var mistakes = new Mistakes();
        var name = typed.readName(mistakes);
        var rule = typed.readRule(mistakes);
        var receiver = receivers.read(
                new Place(person.dealer(), station.id(), Optional.empty()),
                typed,
                new Secret(input.text("passkey")),
                mistakes);
        if (!mistakes.any()) {
            var id = new StationRecordId(ids.next());
            try {
                records.create(person.dealer(), id, new StationRecords.Wanted(name, station.id(), receiver), rule);
                return new ModelAndView("redirect:" + Entries.STATION_RECORDS + "/" + id);
            } catch (Refusal refusal) {
                mistakes.add(RecordForm.field(refusal), refusal.words());
            }
        }
        return page(person, station, typed, mistakes.errors()).view(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Station station(DealerPerson person, String id) {
        return choices.stations(person.dealer()).stream()
                .filter(one -> one.id().equals(stationId(id)))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private static StationId stationId(String text) {
        try {
            return new StationId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            throw Refusal.notFound();
        }
    }

    private RecordFormPage page(DealerPerson person, Station station, RecordForm typed, FormErrors errors) {
        return new RecordFormPage(
                portals.of(person),
                null,
                station.id().toString(),
                station.name(),
                station.phone(),
                typed,
                errors,
                receivers.at(new Place(person.dealer(), station.id(), Optional.empty())));
    }
}
