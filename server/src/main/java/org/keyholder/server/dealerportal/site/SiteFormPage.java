package org.keyholder.server.dealerportal.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.place.Countries;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.site.AlarmIntervals;

/**
 * A site to be made or changed.
 *
 * @param siteId empty for a new one
 * @param stations the station records of this dealer
 * @param doubt what is said before a number is saved that looks wrong, until it is sent once more
 * @param move what is said before a site with an open alarm moves to another station, until it is sent once more
 * @param seen as the site was when the form was filled: it comes back with the form, and says whether somebody else has saved it meanwhile
 * @param meanwhile what somebody else has changed
 */
public record SiteFormPage(
        Portal portal,
        @Nullable String siteId,
        Fields values,
        FormErrors errors,
        List<StationChoice> stations,
        @Nullable Doubt doubt,
        @Nullable Move move,
        Map<String, String> seen,
        @Nullable Meanwhile meanwhile)
        implements Page {

    public SiteFormPage {
        stations = List.copyOf(stations);
        seen = Collections.unmodifiableMap(new LinkedHashMap<>(seen));
    }

    @Override
    public String template() {
        return "dealerportal/site-form";
    }

    public boolean isNew() {
        return siteId == null;
    }

    public String button() {
        if (move != null) {
            return "Move the site";
        }
        if (doubt != null) {
            return "Save this number";
        }
        return isNew() ? "Create the site" : "Save";
    }

    public String action() {
        return isNew() ? "/sites" : back() + "/edit";
    }

    public String back() {
        return isNew() ? "/sites" : "/sites/" + siteId;
    }

    public TimeZoneField timeZone() {
        return new TimeZoneField(
                values.timeZone(), values.proposedZone(), values.place().country(), errors);
    }

    public List<Countries.Country> countries() {
        return Countries.all();
    }

    /**
     * As they were typed; nothing is lost when something is wrong.
     *
     * @param proposedZone the time zone that was proposed from the address; empty where none was
     */
    public record Fields(
            String name,
            Place place,
            String timeZone,
            String proposedZone,
            String station,
            String accountNumber,
            String joinInterval,
            String quietInterval) {

        /** By the names of the form's fields. */
        Map<String, String> byName() {
            var fields = new LinkedHashMap<String, String>();
            fields.put("name", name);
            fields.put("address", place.address());
            fields.put("town", place.town());
            fields.put("region", place.region());
            fields.put("postalCode", place.postalCode());
            fields.put("country", place.country());
            fields.put("timeZone", timeZone);
            fields.put("coordinates", place.coordinates());
            fields.put("station", station);
            fields.put("accountNumber", accountNumber);
            fields.put("joinInterval", joinInterval);
            fields.put("quietInterval", quietInterval);
            return fields;
        }

        /** @param station where there is only one to choose from */
        public static Fields empty(String country, String station) {
            var standard = AlarmIntervals.STANDARD;
            return new Fields(
                    "",
                    new Place("", "", "", "", country, ""),
                    "",
                    "",
                    station,
                    "",
                    SiteForm.seconds(standard),
                    SiteForm.minutes(standard));
        }
    }

    /**
     * Where the site is.
     *
     * @param address street and number; the whole in one line, where no country is chosen
     * @param country two letters, or none
     */
    public record Place(
            String address, String town, String region, String postalCode, String country, String coordinates) {}

    /**
     * A number that has to be sent once more.
     *
     * @param confirms comes back with the form: another number is asked about again
     */
    public record Doubt(String words, String confirms) {

        boolean isConfirmedBy(FormInput form) {
            return confirms.equals(form.text("numberAnyway"));
        }
    }

    /**
     * A move that has to be sent once more.
     *
     * @param from the station that has the open alarm
     * @param to the station that later alarms go to; none where the site will have none
     * @param confirms comes back with the form: another choice is asked about again
     */
    public record Move(String from, @Nullable String to, String confirms) {

        boolean isConfirmedBy(FormInput form) {
            return confirms.equals(form.text("moveAnyway"));
        }

        public String words() {
            return "An alarm is open at " + from + " until it is completed: it stays there, its signals too. "
                    + (to == null ? "Later alarms are signalled to nobody." : "Later alarms go to " + to + ".");
        }
    }

    /** @param words "North Central · XML receiver" */
    public record StationChoice(String id, String words) {}
}
