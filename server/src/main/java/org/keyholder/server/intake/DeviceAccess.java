package org.keyholder.server.intake;

import jakarta.servlet.http.HttpServletRequest;
import org.keyholder.server.keys.BearerKey;
import org.keyholder.server.site.Device;
import org.keyholder.server.site.Devices;
import org.springframework.stereotype.Component;

/** Which device is speaking, by the bearer key that it shows. */
@Component
class DeviceAccess {

    private final Devices devices;

    DeviceAccess(Devices devices) {
        this.devices = devices;
    }

    /** The device; a missing key and a wrong one are looked up alike and refused with the same words. */
    Device device(HttpServletRequest request) {
        return devices.authenticate(BearerKey.of(request)).orElseThrow(BearerKey::unknown);
    }
}
