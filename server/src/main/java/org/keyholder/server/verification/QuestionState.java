package org.keyholder.server.verification;

import java.time.Instant;
import java.util.Objects;
import org.keyholder.server.messaging.TextFailure;

/** How far the question to one contact has come. Who has answered, or has it open, is there whatever the phone network says. */
public sealed interface QuestionState {

    /** The text waits to be handed to the phone network. */
    record Queued() implements QuestionState {}

    /** The phone network took the text. Not yet delivered. */
    record Sent(Instant at) implements QuestionState {
        public Sent {
            Objects.requireNonNull(at);
        }
    }

    /** The text was handed to the phone network, and whether it was taken is not known. */
    record OutcomeUnknown(Instant since) implements QuestionState {
        public OutcomeUnknown {
            Objects.requireNonNull(since);
        }
    }

    /** The phone has the text, says the carrier. */
    record Delivered(Instant at) implements QuestionState {
        public Delivered {
            Objects.requireNonNull(at);
        }
    }

    /**
     * The text will not arrive.
     *
     * @param handedOver the phone network had taken it
     */
    record Failed(TextFailure why, boolean handedOver) implements QuestionState {
        public Failed {
            Objects.requireNonNull(why);
        }
    }

    /** The contact has the page before them. */
    record Opened(Instant at) implements QuestionState {
        public Opened {
            Objects.requireNonNull(at);
        }
    }

    /** The contact pressed; this is the newest press. */
    record Answered(PressedAnswer answer) implements QuestionState {
        public Answered {
            Objects.requireNonNull(answer);
        }
    }

    /** Whether nothing more is to be waited for: who may never have been asked may be asked again at once. */
    default boolean isSettled() {
        return switch (this) {
            case Queued queued -> false;
            case Sent sent -> false;
            case OutcomeUnknown unknown -> true;
            case Delivered delivered -> false;
            case Opened opened -> false;
            case Failed failed -> true;
            case Answered answered -> true;
        };
    }
}
