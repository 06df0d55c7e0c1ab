package org.keyholder.server.site;

import java.util.Objects;
import java.util.Optional;

/** What the alarm library says of an event. */
public sealed interface CodeChoice {

    /**
     * It is signalled so.
     *
     * @param contactId SIA DC-05: three digits
     * @param sia SIA DC-03: two letters; none where the list has no twin
     */
    record Send(String contactId, Optional<String> sia) implements CodeChoice {
        public Send {
            Objects.requireNonNull(sia);
            if (!contactId.matches("[0-9]{3}")) {
                throw new IllegalArgumentException("A Contact ID code has three digits: " + contactId);
            }
        }
    }

    /** It is kept, and nothing is signalled. */
    record DoNotSend() implements CodeChoice {}
}
