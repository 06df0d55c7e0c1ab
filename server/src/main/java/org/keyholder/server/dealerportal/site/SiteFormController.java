package org.keyholder.server.dealerportal.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.FormReading;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.site.AccountBook;
import org.keyholder.server.site.AlarmIntervals;
import org.keyholder.server.site.SaveSite;
import org.keyholder.server.site.Sites;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.Station;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.Stations;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Makes a site, and changes it. */
@Controller
@Needs(Right.SEE_SITES)
class SiteFormController {

    private final OwnSites ownSites;
    private final Sites sites;
    private final Stations stations;
    private final NumberDoubts doubts;
    private final Moves moves;
    private final Portals portals;

    SiteFormController(
            OwnSites ownSites, Sites sites, Stations stations, NumberDoubts doubts, Moves moves, Portals portals) {
        this.doubts = doubts;
        this.moves = moves;
        this.ownSites = ownSites;
        this.sites = sites;
        this.stations = stations;
        this.portals = portals;
    }

    @GetMapping("/sites/new")
    @Needs(Right.CHANGE_SITES)
    ModelAndView create(DealerPerson person) {
        // A dealer's sites mostly lie in one time zone.
        var timeZone = sites.all(TenantScope.dealer(person.dealer())).stream()
                .findFirst()
                .map(site -> site.timeZone().getId())
                .orElse("");
        return new Form(person, null, stations.recordsOf(person.dealer()))
                .page(SiteFormPage.Fields.empty(timeZone), FormErrors.NONE)
                .view();
    }

    @PostMapping("/sites")
    @Needs(Right.CHANGE_SITES)
    ModelAndView create(DealerPerson person, @RequestParam Map<String, String> form) {
        var asked = new Form(person, null, stations.recordsOf(person.dealer()));
        var input = new FormInput(form);
        var typed = SiteForm.typed(input, AlarmIntervals.STANDARD);
        return switch (SiteForm.read(typed, asked.stations())) {
            case FormReading.Wrong<SiteForm.Filled>(var errors) -> asked.again(typed, errors);
            case FormReading.Right<SiteForm.Filled>(var filled) ->
                doubts.about(asked.stations(), Optional.empty(), filled.details())
                        .filter(doubt -> !doubt.isConfirmedBy(input))
                        .map(doubt -> asked.confirm(typed, doubt, null))
                        .orElseGet(() -> saved(
                                () -> sites.create(person.dealer(), filled.details(), filled.intervals()),
                                asked,
                                typed));
        };
    }

    @GetMapping("/sites/{siteId}/edit")
    @Needs(Right.CHANGE_SITES)
    ModelAndView change(DealerPerson person, @PathVariable String siteId) {
        var site = ownSites.site(person, siteId);
        return new Form(person, siteId, stations.recordsOf(person.dealer()))
                .page(SiteForm.of(site, sites.intervals(person.dealer(), site.id())), FormErrors.NONE)
                .view();
    }

    @PostMapping("/sites/{siteId}/edit")
    @Needs(Right.CHANGE_SITES)
    ModelAndView change(DealerPerson person, @PathVariable String siteId, @RequestParam Map<String, String> form) {
        var site = ownSites.site(person, siteId);
        var asked = new Form(person, siteId, stations.recordsOf(person.dealer()));
        var input = new FormInput(form);
        var typed = SiteForm.typed(input, sites.intervals(person.dealer(), site.id()));
        return switch (SiteForm.read(typed, asked.stations())) {
            case FormReading.Wrong<SiteForm.Filled>(var errors) -> asked.again(typed, errors);
            case FormReading.Right<SiteForm.Filled>(var filled) -> {
                var doubt = doubts.about(asked.stations(), Optional.of(site), filled.details());
                var move = moves.toBeConfirmed(site, filled.details(), asked.stations());
                boolean unconfirmed =
                        doubt.filter(one -> !one.isConfirmedBy(input)).isPresent()
                                || move.filter(one -> !one.isConfirmedBy(input)).isPresent();
                yield unconfirmed
                        ? asked.confirm(typed, doubt.orElse(null), move.orElse(null))
                        : saved(
                                () -> sites.change(person.dealer(), site.id(), filled.details(), filled.intervals()),
                                asked,
                                typed);
            }
        };
    }

    private static ModelAndView saved(Supplier<SaveSite> saving, Form form, SiteFormPage.Fields typed) {
        var mistakes = new Mistakes();
        Optional<SaveSite> result = mistakes.read("accountNumber", Optional.empty(), () -> Optional.of(saving.get()));
        if (result.isEmpty()) {
            return form.again(typed, mistakes.errors());
        }
        return switch (result.get()) {
            case SaveSite.Saved(var saved) -> new ModelAndView("redirect:/sites/" + saved);
            case SaveSite.HeldByOwn(var station, var holder) -> form.again(typed, heldByOwn(station, holder));
            case SaveSite.NumberInUse(var station) -> form.again(typed, numberInUse(station));
        };
    }

    private static FormErrors heldByOwn(Station station, AccountBook.Holder holder) {
        return FormErrors.of(Map.of(
                "accountNumber",
                holder.former()
                        ? "This number was " + holder.name()
                                + "’s and is kept for it. Release it on that site’s page, once " + station.name()
                                + " uses it for nobody."
                        : inUse(station, ", by your site " + holder.name())));
    }

    /** Says whom to ask, and never whose the number is. */
    private static FormErrors numberInUse(Station station) {
        return FormErrors.of(Map.of("accountNumber", inUse(station, "")));
    }

    private static String inUse(Station station, String by) {
        var phone = station.phone();
        return "This number is already in use at " + station.name() + by + ". Ask the station for the right one"
                + (phone == null ? "." : ": " + phone + ".");
    }

    private final class Form {

        private final DealerPerson person;
        private final @Nullable String siteId;
        private final List<StationRecord> stations;

        Form(DealerPerson person, @Nullable String siteId, List<StationRecord> stations) {
            this.person = person;
            this.siteId = siteId;
            this.stations = stations;
        }

        List<StationRecord> stations() {
            return stations;
        }

        SiteFormPage page(SiteFormPage.Fields values, FormErrors errors) {
            return page(values, errors, null, null);
        }

        private SiteFormPage page(
                SiteFormPage.Fields values,
                FormErrors errors,
                SiteFormPage.@Nullable Doubt doubt,
                SiteFormPage.@Nullable Move move) {
            var choices = stations.stream().map(Form::choice).toList();
            return new SiteFormPage(portals.of(person), siteId, values, errors, choices, doubt, move);
        }

        ModelAndView confirm(
                SiteFormPage.Fields typed, SiteFormPage.@Nullable Doubt doubt, SiteFormPage.@Nullable Move move) {
            return page(typed, FormErrors.NONE, doubt, move).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }

        ModelAndView again(SiteFormPage.Fields typed, FormErrors errors) {
            return page(typed, errors).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }

        private static SiteFormPage.StationChoice choice(StationRecord record) {
            return new SiteFormPage.StationChoice(
                    record.id().toString(),
                    record.name()
                            + record.receiver()
                                    .map(Receiver::name)
                                    .map(name -> " · " + name)
                                    .orElse(""));
        }
    }
}
