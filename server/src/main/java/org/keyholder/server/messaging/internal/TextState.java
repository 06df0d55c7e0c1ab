package org.keyholder.server.messaging.internal;

import java.util.Locale;

/**
 * How far a message has come: the one spelling of it for rows, receipts and what observers are told. What a provider
 * calls it is translated in the provider's own package.
 *
 * <p>The order of the constants is the order of the states. Receipts come twice and out of order: a message only moves
 * up, whatever is said of it in whatever order.
 */
public enum TextState {
    QUEUED,
    /** The provider took it. Not yet delivered. */
    SENT,
    FAILED,
    /** The phone has it. A delivery that follows a failure counts, whatever was said before. */
    DELIVERED;

    public boolean mayBecome(TextState next) {
        return next.compareTo(this) > 0;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the stored form. Release 0.1 stored the provider's own words, and still does while it runs beside this one. */
    static TextState ofCode(String code) {
        return switch (code) {
            case "undelivered", "canceled" -> FAILED;
            case "read" -> DELIVERED;
            default -> valueOf(code.toUpperCase(Locale.ROOT));
        };
    }
}
