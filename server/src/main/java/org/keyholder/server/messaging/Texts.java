package org.keyholder.server.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Where other modules leave texts. */
public interface Texts {

    /** Queues the texts in the caller's transaction; they go out once that commits. Answers their ids, in order. */
    List<MessageId> queue(List<NewText> texts);

    /** Those of the numbers that said STOP. */
    Set<PhoneNumber> optedOut(Collection<PhoneNumber> numbers);
}
