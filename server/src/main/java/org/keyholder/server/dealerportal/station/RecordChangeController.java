package org.keyholder.server.dealerportal.station;

import java.util.Map;
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
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.StationRecords;
import org.keyholder.server.station.Stations;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A station record gets another name or receiver, or is removed. Another receiver asks for its passkey, the same one does not. */
@Controller
@Needs(Right.CHANGE_STATION_RECORDS)
class RecordChangeController {

    private static final String ONE = Entries.STATION_RECORDS + "/{id}";

    private final Stations stations;
    private final ShownReceivers receivers;
    private final StationRecords records;
    private final Portals portals;

    RecordChangeController(Stations stations, ShownReceivers receivers, StationRecords records, Portals portals) {
        this.stations = stations;
        this.receivers = receivers;
        this.records = records;
        this.portals = portals;
    }

    @GetMapping(ONE + "/edit")
    ModelAndView form(DealerPerson person, @PathVariable UUID id) {
        var record = record(person, id);
        var receiver = record.receiver().map(now -> now.id().toString()).orElse("none");
        var rule = record.prefixRule();
        return page(
                        person,
                        record,
                        new RecordForm(record.name(), receiver, rule.by().code(), rule.prefix()),
                        FormErrors.NONE)
                .view();
    }

    @PostMapping(ONE + "/edit")
    ModelAndView change(DealerPerson person, @PathVariable UUID id, @RequestParam Map<String, String> form) {
        var record = record(person, id);
        var input = new FormInput(form);
        var typed = RecordForm.of(input);
        var mistakes = new Mistakes();
        var name = typed.readName(mistakes);
        var receiver = receivers.read(place(person, record), typed, new Secret(input.text("passkey")), mistakes);
        if (!mistakes.any()) {
            try {
                records.change(person.dealer(), record.id(), name, receiver);
            } catch (Refusal refusal) {
                mistakes.add(RecordForm.field(refusal), refusal.words());
            }
        }
        return mistakes.any()
                ? page(person, record, typed, mistakes.errors()).view(HttpStatus.UNPROCESSABLE_CONTENT)
                : new ModelAndView("redirect:" + url(record));
    }

    @GetMapping(ONE + "/remove")
    ModelAndView ask(DealerPerson person, @PathVariable UUID id) {
        return remove(person, record(person, id), FormErrors.NONE).view();
    }

    @PostMapping(ONE + "/remove")
    ModelAndView remove(DealerPerson person, @PathVariable UUID id) {
        var record = record(person, id);
        return switch (records.remove(person.dealer(), record.id())) {
            case StationRecords.Remove.Removed() -> new ModelAndView("redirect:" + Entries.STATION_RECORDS);
            case StationRecords.Remove.InUse(int sites) ->
                remove(
                                person,
                                record,
                                FormErrors.form((sites == 1 ? "One site is" : sites + " sites are")
                                        + " bound to it. Bind them to another record first, or to none."))
                        .view(HttpStatus.CONFLICT);
        };
    }

    private RemoveRecordPage remove(DealerPerson person, StationRecord record, FormErrors errors) {
        return new RemoveRecordPage(
                portals.of(person), record.name(), record.station().name(), url(record), errors);
    }

    private StationRecord record(DealerPerson person, UUID id) {
        return stations.record(person.dealer(), new StationRecordId(id)).orElseThrow(Refusal::notFound);
    }

    private static Place place(DealerPerson person, StationRecord record) {
        return new Place(person.dealer(), record.station().id(), record.receiver());
    }

    private RecordFormPage page(DealerPerson person, StationRecord record, RecordForm typed, FormErrors errors) {
        return new RecordFormPage(
                portals.of(person),
                url(record),
                record.station().id().toString(),
                record.station().name(),
                record.station().phone(),
                typed,
                errors,
                receivers.at(place(person, record)));
    }

    private static String url(StationRecord record) {
        return Entries.STATION_RECORDS + "/" + record.id();
    }
}
