package org.keyholder.server.work;

import java.time.Instant;
import java.util.Objects;

/** How a run of a job ended. */
public sealed interface Result {

    /** Nothing is left to do; the job's row goes. */
    record Done() implements Result {}

    /** The job stays and runs again at that time. */
    record Again(Instant at) implements Result {
        public Again {
            Objects.requireNonNull(at);
        }
    }
}
