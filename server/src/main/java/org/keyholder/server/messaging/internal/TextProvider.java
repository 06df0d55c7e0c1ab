package org.keyholder.server.messaging.internal;

import java.util.Objects;
import org.keyholder.server.messaging.PhoneNumber;

/** Hands texts to the phone network. */
interface TextProvider {

    Handed send(PhoneNumber to, String body);

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
        record Never(String code) implements Handed {
            public Never {
                Objects.requireNonNull(code);
            }
        }
    }
}
