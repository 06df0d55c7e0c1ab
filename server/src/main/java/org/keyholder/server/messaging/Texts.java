package org.keyholder.server.messaging;

import java.util.Collection;
import java.util.Set;

/** Where other modules leave texts. */
public interface Texts {

    /** Queues the text in the caller's transaction; it goes out once that commits. */
    MessageId queue(NewText text);

    /** Those of the numbers that said STOP. */
    Set<PhoneNumber> optedOut(Collection<PhoneNumber> numbers);
}
