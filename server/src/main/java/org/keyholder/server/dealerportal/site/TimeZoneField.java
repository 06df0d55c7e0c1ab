package org.keyholder.server.dealerportal.site;

import java.util.List;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;

/**
 * The field of a site's time zone; by itself it is the part of the form that the browser fetches again when the country or the state is
 * another one.
 *
 * @param chosen empty while none is
 * @param proposed the zone that was proposed from the address; empty where none was
 * @param country two letters, or none
 */
public record TimeZoneField(String chosen, String proposed, String country, FormErrors errors) implements Page {

    @Override
    public String template() {
        return "dealerportal/time-zone-field";
    }

    public List<TimeZones.Region> timeZones() {
        return TimeZones.offered(chosen, country);
    }

    /** What stands for "none chosen": the server can tell some places' time zone by itself. */
    public String none() {
        return country.isEmpty() ? "Choose one" : "From the address";
    }

    public String hint() {
        return !chosen.isEmpty() && chosen.equals(proposed)
                ? "Proposed from the address. All times for this site are shown in it."
                : "Proposed from country and state where those tell it. All times for this site are shown in it.";
    }
}
