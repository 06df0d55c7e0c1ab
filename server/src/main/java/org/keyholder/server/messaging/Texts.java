package org.keyholder.server.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.keyholder.server.shared.DealerId;

/** Where other modules leave texts. */
public interface Texts {

    /** Queues the texts in the caller's transaction; they go out once that commits. Answers their ids, in order. */
    List<MessageId> queue(List<NewText> texts);

    /** Lets the texts of these conversations of which it is not known whether they went out be, in the caller's transaction: none is repeated. */
    void repeatNoMore(DealerId dealer, Collection<Conversation> conversations);

    /** Those of the numbers that said STOP. */
    Set<PhoneNumber> optedOut(Collection<PhoneNumber> numbers);
}
