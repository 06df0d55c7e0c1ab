package org.keyholder.server.signal;

import java.util.Objects;

/** Whether a station is told of something, and what. */
public sealed interface SignalDecision {

    record Send(Signal signal) implements SignalDecision {
        public Send {
            Objects.requireNonNull(signal);
        }
    }

    /** Nothing is sent, and the portal says why. */
    record NoSignal(NotSignalled why) implements SignalDecision {
        public NoSignal {
            Objects.requireNonNull(why);
        }

        public String reason() {
            return why.words();
        }
    }
}
