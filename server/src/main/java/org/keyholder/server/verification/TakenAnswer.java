package org.keyholder.server.verification;

import java.util.Objects;
import org.keyholder.server.alarm.Effect;
import org.keyholder.server.alarm.Reversal;

/** What became of a contact's press. */
public sealed interface TakenAnswer {

    /**
     * It is on record and the station is being told.
     *
     * @param takesBack it takes back what the same contact pressed a moment before
     */
    record Accepted(PressedAnswer answer, Effect effect, boolean takesBack) implements TakenAnswer {
        public Accepted {
            Objects.requireNonNull(answer);
            Objects.requireNonNull(effect);
        }
    }

    /** The same was pressed before; nothing is added. */
    record Repeated(PressedAnswer before) implements TakenAnswer {
        public Repeated {
            Objects.requireNonNull(before);
        }
    }

    /** The newest press is taken back; what was before it counts again. */
    record TakenBack(PressedAnswer before, Reversal reversal) implements TakenAnswer {
        public TakenBack {
            Objects.requireNonNull(before);
            Objects.requireNonNull(reversal);
        }
    }

    /** Something has been done by the link since its page was shown, such as this very thing: nothing is added. */
    record Overtaken() implements TakenAnswer {}

    /** There is nothing that can still be taken back. */
    record TooLateToTakeBack() implements TakenAnswer {}

    /** The link has had its changes: what was pressed last stays, and more is said to people. */
    record NoMoreChanges() implements TakenAnswer {}

    /** The link can be neither viewed nor answered any more. */
    record Expired() implements TakenAnswer {}
}
