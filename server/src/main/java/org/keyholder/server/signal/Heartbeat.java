package org.keyholder.server.signal;

import java.time.Duration;

/** Whether a format has its receivers told, while there is no signal to send, that the line is well. */
public sealed interface Heartbeat {

    /** The format has none. */
    record None() implements Heartbeat {}

    /** After so much silence one is due. */
    record Every(Duration interval) implements Heartbeat {
        public Every {
            if (!interval.isPositive()) {
                throw new IllegalArgumentException("A heartbeat comes after some time");
            }
        }
    }
}
