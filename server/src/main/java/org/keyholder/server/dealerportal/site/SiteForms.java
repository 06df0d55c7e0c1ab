package org.keyholder.server.dealerportal.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.AuditHistory;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.place.Countries;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.AccountBook;
import org.keyholder.server.site.AlarmIntervals;
import org.keyholder.server.site.SaveSite;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.Station;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.Stations;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The form of a new site and of one that is changed, with what is said in it. */
@Component
class SiteForms {

    private final Stations stations;
    private final Sites sites;
    private final AuditHistory history;
    private final Portals portals;

    SiteForms(Stations stations, Sites sites, AuditHistory history, Portals portals) {
        this.stations = stations;
        this.sites = sites;
        this.history = history;
        this.portals = portals;
    }

    /** Of a new site. */
    Form of(DealerPerson person) {
        return new Form(person, null, stations.recordsOf(person.dealer()), Map.of());
    }

    /** Of this site, as it is now. */
    Form of(DealerPerson person, Site site) {
        var seen =
                SiteForm.of(site, sites.intervals(person.dealer(), site.id())).byName();
        return new Form(person, site.id(), stations.recordsOf(person.dealer()), seen);
    }

    final class Form {

        private final DealerPerson person;
        private final @Nullable SiteId site;
        private final List<StationRecord> stations;
        private final Map<String, String> seen;

        private Form(
                DealerPerson person, @Nullable SiteId site, List<StationRecord> stations, Map<String, String> seen) {
            this.person = person;
            this.site = site;
            this.stations = stations;
            this.seen = seen;
        }

        /** The form of somebody who has seen the site like this. */
        Form seen(Map<String, String> before) {
            return new Form(person, site, stations, before);
        }

        List<StationRecord> stations() {
            return stations;
        }

        SiteFormPage page(SiteFormPage.Fields values, FormErrors errors) {
            return page(values, errors, null, null, null);
        }

        private SiteFormPage page(
                SiteFormPage.Fields values,
                FormErrors errors,
                SiteFormPage.@Nullable Doubt doubt,
                SiteFormPage.@Nullable Move move,
                @Nullable Meanwhile meanwhile) {
            var choices = stations.stream().map(SiteForms::choice).toList();
            return new SiteFormPage(
                    portals.of(person),
                    site == null ? null : site.toString(),
                    FormOfZone.proposing(values),
                    errors,
                    choices,
                    doubt,
                    move,
                    seen,
                    meanwhile);
        }

        ModelAndView confirm(
                SiteFormPage.Fields typed, SiteFormPage.@Nullable Doubt doubt, SiteFormPage.@Nullable Move move) {
            return page(typed, FormErrors.NONE, doubt, move, null).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }

        ModelAndView again(SiteFormPage.Fields typed, FormErrors errors) {
            return page(typed, errors).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }

        /** Saves, and goes to the site; or says in the form why not. */
        ModelAndView saved(Supplier<SaveSite> saving, SiteFormPage.Fields typed) {
            var mistakes = new Mistakes();
            Optional<SaveSite> result =
                    mistakes.read("accountNumber", Optional.empty(), () -> Optional.of(saving.get()));
            if (result.isEmpty()) {
                return again(typed, mistakes.errors());
            }
            return switch (result.get()) {
                case SaveSite.Saved(var saved) -> new ModelAndView("redirect:/sites/" + saved);
                case SaveSite.ChangedMeanwhile(var now, var intervals) -> merged(typed, now, intervals);
                case SaveSite.HeldByOwn(var station, var holder) -> again(typed, heldByOwn(station, holder));
                case SaveSite.NumberInUse(var station) -> again(typed, numberInUse(station));
            };
        }

        private ModelAndView merged(SiteFormPage.Fields typed, Site now, AlarmIntervals intervals) {
            var theirs = SiteForm.of(now, intervals).byName();
            var merge = Merge.of(typed.byName(), seen, theirs, this::shown);
            var meanwhile = new Meanwhile(lastChangedBy(person, now.id()), merge.changes());
            return seen(theirs)
                    .page(
                            SiteForm.typed(new FormInput(merge.values()), intervals),
                            FormErrors.NONE,
                            null,
                            null,
                            meanwhile)
                    .view(HttpStatus.CONFLICT);
        }

        private String shown(String field, String value) {
            var words = switch (field) {
                case "country" -> Countries.nameOf(value);
                case "station" ->
                    stations.stream()
                            .filter(record -> record.id().toString().equals(value))
                            .map(StationRecord::name)
                            .findFirst()
                            .orElse("");
                default -> value;
            };
            return words.isEmpty() ? "none" : words;
        }
    }

    /** Whoever has saved the site last. */
    private String lastChangedBy(DealerPerson person, SiteId site) {
        return history.ofSite(person.dealer(), site, Optional.empty(), 20).entries().stream()
                .filter(entry -> entry.kind().equals(AuditKind.SITE_CHANGED.code()))
                .flatMap(entry -> Stream.ofNullable(entry.actorName()))
                .findFirst()
                .orElse("Somebody");
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

    private static FormErrors heldByOwn(Station station, AccountBook.Holder holder) {
        return FormErrors.of(Map.of("accountNumber", NumberWords.held(station, holder)));
    }

    private static FormErrors numberInUse(Station station) {
        return FormErrors.of(Map.of("accountNumber", NumberWords.inUse(station)));
    }
}
