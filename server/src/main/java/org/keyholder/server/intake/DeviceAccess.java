package org.keyholder.server.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.site.Device;
import org.keyholder.server.site.Devices;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Which device is speaking, by the bearer key (RFC 6750, 2.1) that it shows. */
@Component
class DeviceAccess {

    private static final String SCHEME = "bearer ";

    private final Devices devices;

    DeviceAccess(Devices devices) {
        this.devices = devices;
    }

    /** The device; a missing key and a wrong one are looked up alike and refused with the same words. */
    Device device(HttpServletRequest request) {
        return devices.authenticate(key(request))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.UNKNOWN_KEY,
                        "key-unknown",
                        null,
                        "This needs the key of a device, as a bearer token."));
    }

    private static Secret key(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        var shown = header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME);
        return new Secret(shown ? header.substring(SCHEME.length()).strip() : "");
    }
}
