package org.keyholder.server.messaging.internal;

import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.messaging.TextFailure;

/** Hands texts to the phone network. */
public interface TextProvider {

    Handed send(ReadyText text);

    /** Asks what became of a text that was handed over and may have been taken. */
    LookedUp lookUp(ReadyText text);

    /**
     * A text as it goes out.
     *
     * @param message which one it is, for what the provider says of it later
     * @param link the address in the body that no other text has, if there is one
     */
    record ReadyText(MessageRef message, PhoneNumber to, String body, Optional<String> link) {
        public ReadyText {
            Objects.requireNonNull(message);
            Objects.requireNonNull(to);
            Objects.requireNonNull(body);
            Objects.requireNonNull(link);
        }
    }

    /** Where no account is set up: each text fails at once and says so, instead of waiting for nobody. */
    static TextProvider none() {
        return new TextProvider() {
            @Override
            public Handed send(ReadyText text) {
                return new Handed.Never(Failure.ours(TextFailure.NOT_SET_UP));
            }

            @Override
            public LookedUp lookUp(ReadyText text) {
                return new LookedUp.NotKnown();
            }
        };
    }

    /** What came of handing a text over once. */
    sealed interface Handed {

        /** The provider took it under its own id. */
        record Taken(String providerId) implements Handed {
            public Taken {
                Objects.requireNonNull(providerId);
            }
        }

        /** Trying again later may help. */
        record Later(String problem) implements Handed {
            public Later {
                Objects.requireNonNull(problem);
            }
        }

        /** It may have been taken, and may not: sending it again may be once too often. */
        record OutcomeUnknown(String problem) implements Handed {
            public OutcomeUnknown {
                Objects.requireNonNull(problem);
            }
        }

        /** It will never be taken as it is. */
        record Never(Failure failure) implements Handed {
            public Never {
                Objects.requireNonNull(failure);
            }
        }
    }

    /** What the provider says when it is asked for a text. */
    sealed interface LookedUp {

        /** It has the text, and this is how the text stands. */
        record Found(Receipt receipt) implements LookedUp {
            public Found {
                Objects.requireNonNull(receipt);
            }
        }

        /** It does not have it, or not yet, or did not answer. */
        record NotKnown() implements LookedUp {}
    }
}
