package org.keyholder.server.messaging.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    private static final Map<String, TextState> STORED = Map.of(
            "queued", QUEUED,
            "sent", SENT,
            "failed", FAILED,
            "undelivered", FAILED,
            "canceled", FAILED,
            "delivered", DELIVERED,
            "read", DELIVERED);

    public boolean mayBecome(TextState next) {
        return next.compareTo(this) > 0;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stored forms of the states from which this one may follow, those that only release 0.1 writes among them. */
    List<String> codesBelow() {
        return STORED.entrySet().stream()
                .filter(stored -> stored.getValue().mayBecome(this))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Reads the stored form. Release 0.1 stored the provider's own words, and still does while it runs beside this one. */
    static TextState ofCode(String code) {
        var state = STORED.get(code);
        if (state == null) {
            throw new IllegalArgumentException("Not a state of a text: " + code);
        }
        return state;
    }
}
