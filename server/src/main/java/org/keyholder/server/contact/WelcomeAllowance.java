package org.keyholder.server.contact;

import java.time.Instant;
import java.util.Objects;

/** Whether a welcome message may go out now. */
public sealed interface WelcomeAllowance {

    record Now() implements WelcomeAllowance {}

    /** Not before then. */
    record NotBefore(Instant at, Limit limit) implements WelcomeAllowance {
        public NotBefore {
            Objects.requireNonNull(at);
            Objects.requireNonNull(limit);
        }
    }

    /**
     * Not to this number.
     *
     * @param why a sentence for the dealer
     */
    record NotToThisNumber(String why) implements WelcomeAllowance {
        public NotToThisNumber {
            Objects.requireNonNull(why);
        }
    }

    /** What stands in the way for a while. */
    enum Limit {
        /** One to this number went out a moment ago. */
        PAUSE,
        /** All that may go to this number in a day have gone out. */
        NUMBER_A_DAY,
        /** All that the dealer may send in an hour have gone out. */
        DEALER_AN_HOUR
    }
}
