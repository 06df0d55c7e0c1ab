package org.keyholder.server.alarm;

import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.shared.EventId;

/** Where an event belongs. */
public sealed interface Joining {

    /**
     * It opens an alarm.
     *
     * @param over an alarm that has been quiet for long enough, which this one follows
     */
    record Opens(Optional<Alarm> over) implements Joining {
        public Opens {
            Objects.requireNonNull(over);
        }
    }

    /** It joins the alarm that goes on, and is signalled as an event of its own. */
    record Joins(Alarm alarm) implements Joining {
        public Joins {
            Objects.requireNonNull(alarm);
        }
    }

    /** It repeats what its zone reported a moment ago: the pictures join, the station is told nothing new. */
    record Repeats(Alarm alarm, EventId running) implements Joining {
        public Repeats {
            Objects.requireNonNull(alarm);
            Objects.requireNonNull(running);
        }
    }

    /** Its reporter reports more often than it may: it joins what its zone reported a moment ago, and is counted. */
    record InStorm(Alarm alarm, EventId running, Reporter reporter) implements Joining {
        public InStorm {
            Objects.requireNonNull(alarm);
            Objects.requireNonNull(running);
            Objects.requireNonNull(reporter);
        }
    }
}
