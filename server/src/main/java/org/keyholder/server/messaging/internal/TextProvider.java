package org.keyholder.server.messaging.internal;

import java.util.Objects;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.messaging.TextFailure;

/** Hands texts to the phone network. */
public interface TextProvider {

    Handed send(PhoneNumber to, String body);

    /** Where no account is set up: each text fails at once and says so, instead of waiting for nobody. */
    static TextProvider none() {
        return (to, body) -> new Handed.Never(Failure.ours(TextFailure.NOT_SET_UP));
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

        /** It will never be taken as it is. */
        record Never(Failure failure) implements Handed {
            public Never {
                Objects.requireNonNull(failure);
            }
        }
    }
}
