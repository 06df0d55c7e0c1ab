package org.keyholder.server.dealerportal.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.dealerportal.LaunchUrls;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.launch.TryLaunchPage.Choice;
import org.keyholder.server.dealerportal.launch.TryLaunchPage.Typed;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.Stations;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Tries a launch URL: of a zone by its button, or any that is pasted. */
@Controller
@Needs(Right.SEE_SITES)
class TryLaunchController {

    private final Stations stations;
    private final SeenByOperator operator;
    private final LaunchUrls urls;
    private final Portals portals;

    TryLaunchController(Stations stations, SeenByOperator operator, LaunchUrls urls, Portals portals) {
        this.stations = stations;
        this.operator = operator;
        this.urls = urls;
        this.portals = portals;
    }

    @GetMapping(LaunchUrls.TRY)
    ModelAndView show(DealerPerson person, @RequestParam Map<String, String> form) {
        var input = new FormInput(form);
        var records = stations.recordsOf(person.dealer());
        var typed = new Typed(record(input, records), input.text("url"));
        if (typed.url().isBlank()) {
            return page(person, records, typed, input.ticked("url") ? missing() : FormErrors.NONE, Optional.empty())
                    .view(input.ticked("url") ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        }
        var chosen = records.stream()
                .filter(record -> record.id().toString().equals(typed.record()))
                .findFirst();
        if (chosen.isEmpty()) {
            return refused(person, records, typed, "record", "Choose the monitoring station that launches it.");
        }
        var launch = LaunchAddress.read(typed.url());
        if (launch.isEmpty()) {
            return page(person, records, typed, missing(), Optional.empty()).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (leadsElsewhere(typed.url())) {
            return refused(
                    person,
                    records,
                    typed,
                    "url",
                    "This URL leads to another server. Launch URLs of this one begin with " + urls.base()
                            + "/monitoring.");
        }
        var seen = operator.of(person, chosen.get().station(), launch.get());
        return page(person, records, typed, FormErrors.NONE, Optional.of(seen)).view();
    }

    /** A dealer with one station need not choose it. */
    private static String record(FormInput input, List<StationRecord> records) {
        var asked = input.text("record");
        return asked.isEmpty() && records.size() == 1 ? records.getFirst().id().toString() : asked;
    }

    private boolean leadsElsewhere(String url) {
        return url.strip().matches("(?i)[a-z]+://.*") && !urls.isHere(url.strip());
    }

    private static FormErrors missing() {
        return FormErrors.of(
                Map.of(
                        "url",
                        "Paste a launch URL, or its tokens: act, csid or txid with the account number, or site with the site’s id; and zone."));
    }

    private ModelAndView refused(
            DealerPerson person, List<StationRecord> records, Typed typed, String field, String words) {
        return page(person, records, typed, FormErrors.of(Map.of(field, words)), Optional.empty())
                .view(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private TryLaunchPage page(
            DealerPerson person,
            List<StationRecord> records,
            Typed typed,
            FormErrors errors,
            Optional<TryLaunchPage.Seen> seen) {
        return new TryLaunchPage(
                portals.of(person),
                records.stream()
                        .map(record -> new Choice(record.id().toString(), record.name()))
                        .toList(),
                typed,
                errors,
                seen.orElse(null));
    }
}
