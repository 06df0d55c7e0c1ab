package org.keyholder.server.contact;

import java.time.Instant;
import java.util.Objects;
import org.keyholder.server.messaging.TextFailure;

/** How far a contact's welcome has come. */
public sealed interface Welcome {

    record NotSent() implements Welcome {}

    record Sending() implements Welcome {}

    /** The text was handed over, and whether the phone network took it is not known. */
    record OutcomeUnknown(Instant since) implements Welcome {
        public OutcomeUnknown {
            Objects.requireNonNull(since);
        }
    }

    /** The text is out; the person has not confirmed. */
    record Pending(Instant sentAt) implements Welcome {
        public Pending {
            Objects.requireNonNull(sentAt);
        }
    }

    /** The person agreed to be asked. */
    record Confirmed(Instant at) implements Welcome {
        public Confirmed {
            Objects.requireNonNull(at);
        }
    }

    /** The text did not arrive. */
    record SendError(TextFailure why, Instant at) implements Welcome {
        public SendError {
            Objects.requireNonNull(why);
            Objects.requireNonNull(at);
        }
    }

    /** The person answered STOP, whatever was before. */
    record OptedOut() implements Welcome {}
}
