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

    /** Nobody knows whether it arrived: it is sent again, under the same id. */
    record NoAnswer(String problem) implements LinkAnswer {
        public NoAnswer {
            Objects.requireNonNull(problem);
        }
    }
}
