package org.keyholder.server.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keyholder.server.shared.DealerId;

/** Where other modules leave texts. */
public interface Texts {

    /** Queues the texts in the caller's transaction; they go out once that commits. Answers their ids, in order. */
    List<MessageId> queue(List<NewText> texts);

    /** Lets the texts of these conversations of which it is not known whether they went out be, in the caller's transaction: none is repeated. */
    void repeatNoMore(DealerId dealer, Collection<Conversation> conversations);

    /** The same for every text to this number. */
    void repeatNoMore(DealerId dealer, PhoneNumber to);

    /** Lets the texts of these conversations that have not gone out be, in the caller's transaction. One that is just being handed over goes out. */
    void sendNoMore(DealerId dealer, Collection<Conversation> conversations);

    /** How many texts of that kind of conversation the dealer has queued since then. */
    int count(DealerId dealer, String kind, Instant since);

    /**
     * When the text was queued that is the last but so many of its kind: with 1 the newest. Empty where there are not so many since then.
     *
     * @param kind of conversation, which is the asking module's own word
     */
    Optional<Instant> lastBut(int place, DealerId dealer, String kind, Instant since);

    /** The same, among the texts to one number. */
    Optional<Instant> lastBut(int place, DealerId dealer, String kind, PhoneNumber to, Instant since);

    /** Those of the numbers that said STOP. */
    Set<PhoneNumber> optedOut(Collection<PhoneNumber> numbers);
}
