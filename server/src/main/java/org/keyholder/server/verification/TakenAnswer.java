package org.keyholder.server.verification;

import java.util.Objects;

/** What became of a contact's press. */
public sealed interface TakenAnswer {

    /** It is on record and the station is being told. */
    record Accepted(PressedAnswer answer) implements TakenAnswer {
        public Accepted {
            Objects.requireNonNull(answer);
        }
    }

    /** It is on record, differs from what the same contact pressed before, and both are kept. */
    record Contradicts(PressedAnswer answer, PressedAnswer before) implements TakenAnswer {
        public Contradicts {
            Objects.requireNonNull(answer);
            Objects.requireNonNull(before);
        }
    }

    /** The same was pressed before; nothing is added. */
    record Repeated(PressedAnswer before) implements TakenAnswer {
        public Repeated {
            Objects.requireNonNull(before);
        }
    }

    /** The link can be neither viewed nor answered any more. */
    record Expired() implements TakenAnswer {}
}
