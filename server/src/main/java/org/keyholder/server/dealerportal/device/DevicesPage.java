package org.keyholder.server.dealerportal.device;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.LaunchLink;
import org.keyholder.server.dealerportal.code.CodeWords;
import org.keyholder.server.dealerportal.device.DevicePage.DeviceFields;
import org.keyholder.server.dealerportal.site.SiteHead;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.site.ZoneType;

/**
 * The zones of a site, the bridges whose cameras and inputs watch them, and the devices that report by themselves.
 *
 * @param devices a line for each of their keys
 */
public record DevicesPage(
        Portal portal,
        SiteHead site,
        List<Zone> zones,
        ZoneFields zoneValues,
        FormErrors zoneErrors,
        List<Bridge> bridges,
        List<KeyLine> devices,
        DeviceFields deviceValues,
        FormErrors deviceErrors,
        @Nullable NewKey newKey)
        implements Page {

    public DevicesPage {
        zones = List.copyOf(zones);
        bridges = List.copyOf(bridges);
        devices = List.copyOf(devices);
    }

    @Override
    public String template() {
        return "dealerportal/devices";
    }

    /**
     * @param type "Exterior"
     * @param watchedBy "Camera 1 of Bridge in the cellar"; none where whoever reports it says so with each report
     * @param launch none while the site has no account number
     */
    public record Zone(
            String number,
            String name,
            String type,
            @Nullable String watchedBy,
            List<CodeWords.Line> codes,
            @Nullable LaunchLink launch) {

        public Zone {
            codes = List.copyOf(codes);
        }
    }

    /** @param ports in words, those to which something is connected */
    public record Bridge(String name, String url, List<Port> ports) {

        public Bridge {
            ports = List.copyOf(ports);
        }
    }

    /**
     * @param words "Camera 1"
     * @param name what it sees
     * @param zone "017"; none where it raises no alarm
     */
    public record Port(String words, String name, @Nullable String zone) {}

    /** @param type the code of a {@link ZoneType} */
    public record ZoneFields(String number, String name, String type) {
        public static final ZoneFields EMPTY = new ZoneFields("", "", ZoneType.INSTANT.code());

        static ZoneFields of(org.keyholder.server.site.Zone zone) {
            return new ZoneFields(
                    zone.number().toString(), zone.name(), zone.type().code());
        }
    }

    /**
     * Shown once, right after it was made; only its hash is kept.
     *
     * @param second whether the device has an older one that goes on
     */
    public record NewKey(String deviceName, String key, boolean second) {}
}
