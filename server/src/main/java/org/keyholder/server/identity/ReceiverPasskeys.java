package org.keyholder.server.identity;

import java.time.Duration;
import java.util.Set;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.ReceiverId;

/** The passkeys by which dealers show that a station lets them use a receiver. Kept as passwords are; changing one cuts off no record that there is. */
public interface ReceiverPasskeys {

    /** In letters. */
    int SHORTEST = 8;

    /** In letters. */
    int LONGEST = 200;

    /** What came of showing one. */
    sealed interface Check {

        record Right() implements Check {}

        /** It is another one, or the receiver has none. */
        record Wrong() implements Check {}

        /** Nothing was looked at: there have been too many tries. */
        record TooOften(Duration pause) implements Check {}
    }

    /** One at random that can be read out on the phone. It is not kept. */
    Secret propose();

    /** Whether the receiver has one. */
    default boolean isSet(StationId station, ReceiverId receiver) {
        return set(station).contains(receiver);
    }

    /** The station's receivers that have one. */
    Set<ReceiverId> set(StationId station);

    /**
     * Gives the station's receiver this passkey, on record.
     *
     * @throws Refusal {@code receiver-passkey-invalid} with the field {@code passkey}; 404 for a receiver that is
     *     not the station's
     */
    void set(StationId station, ReceiverId receiver, Secret passkey);

    /** The same as a set-up file does it: once more the same one changes nothing. */
    void replace(StationId station, ReceiverId receiver, Secret passkey);

    /** Whether it is the receiver's. A dealer has a few tries at each receiver, and then one a minute; wrong ones are on record. */
    Check check(DealerId dealer, StationId station, ReceiverId receiver, Secret typed);

    /** @throws Refusal {@code receiver-passkey-invalid} with the field {@code passkey} */
    static void requireGood(Secret passkey) {
        var typed = passkey.reveal();
        var good = !TypedPassword.isTooLong(typed) && isGood(TypedPassword.of(typed));
        if (!good) {
            throw Refusal.invalid(
                    "receiver-passkey-invalid",
                    "passkey",
                    "A passkey has " + SHORTEST + " to " + LONGEST + " characters, of whatever kind, on one line.");
        }
    }

    private static boolean isGood(TypedPassword typed) {
        return typed.length() >= SHORTEST && typed.length() <= LONGEST && typed.canBeTyped();
    }
}
