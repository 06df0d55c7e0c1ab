package org.keyholder.server.signal;

import java.util.Objects;

/** What came of handing a signal to a receiver once. */
public sealed interface LinkAnswer {

    /** The receiver has it on record, now or from an earlier attempt. */
    record Acknowledged() implements LinkAnswer {}

    /** The receiver will never take it as it is; it is parked and shown. */
    record Refused(String reason) implements LinkAnswer {
        public Refused {
            Objects.requireNonNull(reason);
        }
    }

    /**
     * The receiver was there and answered, but did not take the signal and did not say that it never will: it is sent
     * again, and parked when that goes on.
     *
     * @param words what the receiver said, for people
     */
    record Unreadable(String words) implements LinkAnswer {
        public Unreadable {
            Objects.requireNonNull(words);
        }
    }

    /**
     * The receiver cannot be reached, says nothing, or asked for it later; whether it arrived, nobody knows. It is sent
     * again under the same id, for as long as it takes.
     */
    record NoAnswer(String problem) implements LinkAnswer {
        public NoAnswer {
            Objects.requireNonNull(problem);
        }
    }
}
