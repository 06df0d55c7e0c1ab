package org.keyholder.server.dealerportal.device;

import java.util.List;
import org.keyholder.server.dealerportal.site.SiteHead;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.site.DeviceKind;

/** Says what a device is called and what it is. */
public record DevicePage(Portal portal, SiteHead site, String id, DeviceFields values, FormErrors errors)
        implements Page {

    @Override
    public String template() {
        return "dealerportal/device";
    }

    public String url() {
        return site.url() + "/devices/" + id;
    }

    public String devices() {
        return site.url() + "/devices";
    }

    public static List<DeviceKind> kinds() {
        return List.of(DeviceKind.values());
    }

    /** @param kind the code of a {@link DeviceKind} */
    public record DeviceFields(String name, String kind) {
        public static final DeviceFields EMPTY = new DeviceFields("", DeviceKind.CAMERA.code());
    }
}
