package org.keyholder.server.dealerportal.site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.Portal;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;

/**
 * A site to be made or changed.
 *
 * @param siteId empty for a new one
 * @param stations the station records of this dealer
 */
public record SiteFormPage(
        Portal portal, @Nullable String siteId, Fields values, FormErrors errors, List<StationChoice> stations)
        implements Page {

    public SiteFormPage {
        stations = List.copyOf(stations);
    }

    @Override
    public String template() {
        return "dealerportal/site-form";
    }

    public boolean isNew() {
        return siteId == null;
    }

    public String action() {
        return isNew() ? "/sites" : back() + "/edit";
    }

    public String back() {
        return isNew() ? "/sites" : "/sites/" + siteId;
    }

    public List<TimeZones.Region> timeZones() {
        return TimeZones.offered(values.timeZone());
    }

    /** As they were typed; nothing is lost when something is wrong. */
    public record Fields(String name, String address, String timeZone, String station, String accountNumber) {

        public static Fields empty(String timeZone) {
            return new Fields("", "", timeZone, "", "");
        }
    }

    /** @param words "North Central · XML receiver" */
    public record StationChoice(String id, String words) {}
}
