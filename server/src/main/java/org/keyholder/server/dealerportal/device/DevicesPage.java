package org.keyholder.server.dealerportal.device;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.site.SiteHead;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * The cameras of a site with their zone numbers, and the devices that may report for it.
 *
 * @param devices a line for each of their keys
 */
public record DevicesPage(
        Portal portal,
        SiteHead site,
        List<Zone> zones,
        ZoneFields zoneValues,
        FormErrors zoneErrors,
        List<KeyLine> devices,
        String deviceName,
        FormErrors deviceErrors,
        @Nullable NewKey newKey)
        implements Page {

    public DevicesPage {
        zones = List.copyOf(zones);
        devices = List.copyOf(devices);
    }

    @Override
    public String template() {
        return "dealerportal/devices";
    }

    /** @param launchUrl empty while the site has no account number */
    public record Zone(String number, String name, @Nullable String launchUrl) {}

    public record ZoneFields(String number, String name) {
        public static final ZoneFields EMPTY = new ZoneFields("", "");
    }

    /**
     * Shown once, right after it was made; only its hash is kept.
     *
     * @param second whether the device has an older one that goes on
     */
    public record NewKey(String deviceName, String key, boolean second) {}
}
