package org.keyholder.server.dealerportal.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.messaging.MessagingSettings;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.FormReading;
import org.keyholder.server.site.AlarmIntervals;
import org.keyholder.server.site.Sites;
import org.keyholder.server.station.StationRecord;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Makes a site, all on one page. */
@Controller
@Needs(Right.CHANGE_SITES)
class NewSiteController {

    private final Sites sites;
    private final NumberDoubts doubts;
    private final SiteForms forms;
    private final MessagingSettings messaging;

    NewSiteController(Sites sites, NumberDoubts doubts, SiteForms forms, MessagingSettings messaging) {
        this.sites = sites;
        this.doubts = doubts;
        this.forms = forms;
        this.messaging = messaging;
    }

    @GetMapping("/sites/new")
    ModelAndView create(DealerPerson person) {
        var form = forms.of(person);
        // A dealer's sites mostly lie in one country.
        var country = sites.latestCountry(person.dealer()).orElse(messaging.region());
        return form.page(SiteFormPage.Fields.empty(country, onlyOne(form.stations())), FormErrors.NONE)
                .view();
    }

    private static String onlyOne(List<StationRecord> stations) {
        return stations.size() == 1 ? stations.getFirst().id().toString() : "";
    }

    @PostMapping("/sites")
    ModelAndView create(DealerPerson person, @RequestParam Map<String, String> form) {
        var asked = forms.of(person);
        var input = new FormInput(form);
        var typed = SiteForm.typed(input, AlarmIntervals.STANDARD);
        return switch (SiteForm.read(typed, asked.stations())) {
            case FormReading.Wrong<SiteForm.Filled>(var errors) -> asked.again(typed, errors);
            case FormReading.Right<SiteForm.Filled>(var filled) ->
                doubts.about(asked.stations(), Optional.empty(), filled.details())
                        .filter(doubt -> !doubt.isConfirmedBy(input))
                        .map(doubt -> asked.confirm(typed, doubt, null))
                        .orElseGet(() -> asked.saved(
                                () -> sites.create(person.dealer(), filled.details(), filled.intervals()), typed));
        };
    }

    /** The part of the form that is fetched again when the country or the state is another one. */
    @GetMapping("/sites/time-zone")
    ModelAndView timeZone(DealerPerson person, @RequestParam Map<String, String> form) {
        var typed = FormOfZone.proposing(SiteForm.typed(new FormInput(form), AlarmIntervals.STANDARD));
        return new TimeZoneField(
                        typed.timeZone(), typed.proposedZone(), typed.place().country(), FormErrors.NONE)
                .view();
    }
}
