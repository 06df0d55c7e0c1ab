package org.keyholder.server.audit;

import java.util.Objects;
import java.util.Optional;

/** What checking one organisation's chain found. */
public sealed interface AuditVerdict {

    /** In a sentence. */
    String words();

    /**
     * Every entry stands where it was put, as it was put.
     *
     * @param organisation its id
     * @param entries that are chained, which is the number of the last one
     * @param head the last one's hash, 64 hexadecimal digits
     * @param notChained entries that were written a moment ago and have no place in the chain yet
     */
    record Whole(String organisation, long entries, String head, long notChained) implements AuditVerdict {

        public Whole {
            Objects.requireNonNull(organisation);
            Objects.requireNonNull(head);
        }

        @Override
        public String words() {
            var later = notChained == 0 ? "" : "; " + notChained + " not chained yet";
            return "Organisation " + organisation + ": " + entries + (entries == 1 ? " entry" : " entries")
                    + ", none changed, removed or inserted; head " + entries + " " + head + later + ".";
        }
    }

    /**
     * The chain breaks.
     *
     * @param organisation its id, or a question mark where not even that can be read
     * @param number of the first entry that is not as it was
     * @param at that entry's time, or that of the one before it where it is missing; empty where there is neither
     * @param why a sentence with both
     */
    record Broken(String organisation, long number, Optional<String> at, String why) implements AuditVerdict {

        public Broken {
            Objects.requireNonNull(organisation);
            Objects.requireNonNull(at);
            Objects.requireNonNull(why);
        }

        @Override
        public String words() {
            return "Organisation " + organisation + ": " + why;
        }
    }
}
