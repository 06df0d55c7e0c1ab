package org.keyholder.server.messaging;

import java.time.Instant;
import java.util.Objects;
import org.keyholder.server.shared.DealerId;

/** A message has come further, or no further. */
public sealed interface MessageMoved {

    DealerId dealer();

    Conversation conversation();

    Instant at();

    /** The provider took it. Not yet delivered. */
    record Sent(DealerId dealer, Conversation conversation, Instant at) implements MessageMoved {
        public Sent {
            Objects.requireNonNull(dealer);
            Objects.requireNonNull(conversation);
            Objects.requireNonNull(at);
        }
    }

    /** It was handed over, and whether the provider took it is not known: it may arrive, and may not. */
    record OutcomeUnknown(DealerId dealer, Conversation conversation, Instant at) implements MessageMoved {
        public OutcomeUnknown {
            Objects.requireNonNull(dealer);
            Objects.requireNonNull(conversation);
            Objects.requireNonNull(at);
        }
    }

    /** The phone has it, says the carrier. */
    record Delivered(DealerId dealer, Conversation conversation, Instant at) implements MessageMoved {
        public Delivered {
            Objects.requireNonNull(dealer);
            Objects.requireNonNull(conversation);
            Objects.requireNonNull(at);
        }
    }

    /** It will not arrive. */
    record Failed(DealerId dealer, Conversation conversation, Instant at, TextFailure why) implements MessageMoved {
        public Failed {
            Objects.requireNonNull(dealer);
            Objects.requireNonNull(conversation);
            Objects.requireNonNull(at);
            Objects.requireNonNull(why);
        }
    }
}
