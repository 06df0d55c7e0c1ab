package org.keyholder.server.messaging.internal.twilio;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.messaging.internal.Failure;
import org.keyholder.server.messaging.internal.Receipt;

/** Twilio's words and numbers, and what they stand for here. Nothing outside this package knows them. */
final class TwilioCodes {

    /** Statuses of a text that Twilio has taken and not sent on yet. */
    private static final Set<String> TAKEN = Set.of("accepted", "scheduled", "queued", "sending");

    private TwilioCodes() {}

    /** What a status callback says; empty for a status that says nothing new, or that is of a later year. */
    static Optional<Receipt> receipt(String sid, String status, @Nullable String errorCode) {
        return switch (status) {
            case "sent" -> Optional.of(Receipt.sent(sid));
            case "delivered", "read" -> Optional.of(Receipt.delivered(sid));
            case "undelivered", "failed", "canceled" -> Optional.of(Receipt.failed(sid, failure(errorCode)));
            default -> Optional.empty();
        };
    }

    /** The same, where that Twilio has the text at all is news. */
    static Optional<Receipt> receiptOrTaken(String sid, String status, @Nullable String errorCode) {
        return TAKEN.contains(status) ? Optional.of(Receipt.sent(sid)) : receipt(sid, status, errorCode);
    }

    /** Whether this can be the id of a message: SM or MM and 32 hex digits as a rule, but services that speak Twilio's API have their own. */
    static boolean isSid(String text) {
        return text.matches("[A-Za-z0-9_-]{1,64}");
    }

    static Failure failure(@Nullable String code) {
        return code == null ? Failure.ours(TextFailure.UNKNOWN) : new Failure(why(code), Optional.of(code));
    }

    private static TextFailure why(String code) {
        return switch (code) {
            case "30003" -> TextFailure.UNREACHABLE;
            case "30004" -> TextFailure.BLOCKED;
            case "30005" -> TextFailure.NUMBER_GONE;
            case "30006", "21614", "21635" -> TextFailure.LANDLINE;
            case "30007" -> TextFailure.SPAM;
            // 21212, 21606 and 21659 are about the number in From, which is ours.
            case "30034", "30032", "21212", "21606", "21659" -> TextFailure.SENDER_NOT_REGISTERED;
            case "21211", "21217" -> TextFailure.NOT_A_NUMBER;
            case "21408" -> TextFailure.COUNTRY_OFF;
            case "21610" -> TextFailure.OPTED_OUT;
            default -> TextFailure.UNKNOWN;
        };
    }
}
