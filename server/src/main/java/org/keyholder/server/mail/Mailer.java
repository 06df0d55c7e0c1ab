package org.keyholder.server.mail;

import java.util.Objects;

/** Hands mail to the server that sends it. */
public interface Mailer {

    /** Whether the installation names a server; without one no page offers mail. */
    boolean isSetUp();

    /** Takes seconds at times: not in a transaction. */
    Handed send(Mail mail);

    /** What became of a try. */
    sealed interface Handed {

        /** The server has it. That it arrives nobody says. */
        record Taken() implements Handed {}

        /** It may be taken another time. */
        record Later(String problem) implements Handed {
            public Later {
                Objects.requireNonNull(problem);
            }
        }

        /** It will not be taken. */
        record Never(String reason) implements Handed {
            public Never {
                Objects.requireNonNull(reason);
            }
        }
    }
}
