package org.keyholder.server.alarm;

import java.util.Locale;

/** Whose reports are counted against a rate. */
public enum Reporter {
    DEVICE,
    SITE,
    /** All sites of a dealer together. */
    DEALER;

    /** As it stands in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Reporter ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
