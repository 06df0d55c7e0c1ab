package org.keyholder.server.verification;

import java.util.List;

/** What all answers about an alarm come to, over all rounds (docs/answers.md). Silence is never taken for anything. */
public sealed interface Outcome {

    /** Nobody has answered. */
    record NoAnswer() implements Outcome {}

    /**
     * Somebody wants help sent, on time or late.
     *
     * @param by who said so
     * @param overruled who said otherwise, and does not count
     */
    record Dispatch(List<PressedAnswer> by, List<PressedAnswer> overruled) implements Outcome {
        public Dispatch {
            by = List.copyOf(by);
            overruled = List.copyOf(overruled);
        }
    }

    /** Somebody knows what it is, said so in time, and nobody wants help sent. */
    record Disregard(List<PressedAnswer> by) implements Outcome {
        public Disregard {
            by = List.copyOf(by);
        }
    }

    /** Somebody said Disregard, but too late for an all-clear. */
    record LateDisregard(List<PressedAnswer> by) implements Outcome {
        public LateDisregard {
            by = List.copyOf(by);
        }
    }
}
