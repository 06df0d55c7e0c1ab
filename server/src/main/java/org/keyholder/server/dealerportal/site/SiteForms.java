package org.keyholder.server.dealerportal.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.site.AccountBook;
import org.keyholder.server.site.SaveSite;
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
    private final Portals portals;

    SiteForms(Stations stations, Portals portals) {
        this.stations = stations;
        this.portals = portals;
    }

    /** @param siteId none for a new one */
    Form of(DealerPerson person, @Nullable String siteId) {
        return new Form(person, siteId, stations.recordsOf(person.dealer()));
    }

    final class Form {

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
            var choices = stations.stream().map(SiteForms::choice).toList();
            return new SiteFormPage(
                    portals.of(person), siteId, FormOfZone.proposing(values), errors, choices, doubt, move);
        }

        ModelAndView confirm(
                SiteFormPage.Fields typed, SiteFormPage.@Nullable Doubt doubt, SiteFormPage.@Nullable Move move) {
            return page(typed, FormErrors.NONE, doubt, move).view(HttpStatus.UNPROCESSABLE_CONTENT);
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
                case SaveSite.HeldByOwn(var station, var holder) -> again(typed, heldByOwn(station, holder));
                case SaveSite.NumberInUse(var station) -> again(typed, numberInUse(station));
            };
        }
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
}
