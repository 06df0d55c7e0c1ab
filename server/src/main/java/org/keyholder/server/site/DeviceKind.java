package org.keyholder.server.site;

import java.util.Arrays;
import org.keyholder.server.shared.Refusal;

/** What a device is that reports by itself. */
public enum DeviceKind {
    CAMERA("camera", "Camera"),
    RECORDER("recorder", "Recorder"),
    PANEL("panel", "Alarm panel"),
    OTHER("other", "Other device");

    private final String code;
    private final String words;

    DeviceKind(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As it stands in the database. */
    public String code() {
        return code;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /**
     * The kind with this code.
     *
     * @throws Refusal where there is none
     */
    public static DeviceKind ofCode(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("device-kind-unknown", "deviceKind", "Choose what it is."));
    }
}
