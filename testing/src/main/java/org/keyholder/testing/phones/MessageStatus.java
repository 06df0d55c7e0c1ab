package org.keyholder.testing.phones;

import java.util.Locale;

/** How far a text has come, in Twilio's words. */
public enum MessageStatus {
    QUEUED,
    SENT,
    DELIVERED,
    UNDELIVERED,
    RECEIVED;

    /** As it is written on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
