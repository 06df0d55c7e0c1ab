package org.keyholder.server.media;

import java.util.Arrays;

/** Whose storage has no room for a file. */
public enum FullStorage {
    DEALER("dealer"),
    /** The device's share of its dealer's. */
    DEVICE("device");

    private final String code;

    FullStorage(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static FullStorage ofCode(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody's storage: " + code));
    }

    /** "the dealer's storage for clips is full" */
    public String words(String dealers) {
        return switch (this) {
            case DEALER -> dealers + " storage for clips is full";
            case DEVICE -> "the camera's share of " + dealers + " storage for clips is used up";
        };
    }
}
