package org.keyholder.testing.phones;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keyholder.testing.phones.TextMessage.Direction;
import org.keyholder.testing.web.Book;
import org.keyholder.testing.web.Changes;

/** One phone, held in hand. */
public final class Phone {

    private final PhoneNetwork network;
    private final Changes changes;
    private final String number;
    private final Book<TextMessage> conversation;
    private volatile String name = "";
    private volatile Behaviour behaviour = Behaviour.WORKS;
    private volatile boolean optedOut;

    Phone(PhoneNetwork network, Changes changes, String number, int keepMessages) {
        this.network = network;
        this.changes = changes;
        this.number = number;
        this.conversation = new Book<>(keepMessages);
    }

    public String number() {
        return number;
    }

    /** Whose phone it is; empty while nobody said so. */
    public String name() {
        return name;
    }

    public Phone name(String whose) {
        name = whose;
        changes.happened();
        return this;
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    public Phone behaviour(Behaviour next) {
        behaviour = next;
        changes.happened();
        return this;
    }

    /** Whether a stop word came from it and no start word since. */
    public boolean optedOut() {
        return optedOut;
    }

    /** What the product sent to it and the network took, oldest first. */
    public List<TextMessage> messages() {
        return conversation.all().stream()
                .filter(message -> message.direction() == Direction.TO_PHONE)
                .toList();
    }

    /** Everything on its screen: the product's texts, its own replies, the network's notices. */
    public List<TextMessage> conversation() {
        return conversation.all();
    }

    /** The oldest message from the product that fits, as soon as there is one. */
    public TextMessage awaitMessage(Predicate<? super TextMessage> wanted, Duration longest) {
        return conversation.await(
                message -> message.direction() == Direction.TO_PHONE && wanted.test(message), longest);
    }

    /** The first link in the newest message that has one. */
    public Optional<URI> lastLink() {
        return messages().reversed().stream()
                .flatMap(message -> message.links().stream().limit(1))
                .findFirst();
    }

    /** Sends a text from this phone; returns once the product has answered the webhook, or was given up on. */
    public Reply replies(String text) {
        return network.reply(this, text);
    }

    /** Forgets its messages, as when a test begins; what became of the stop word stays. */
    public void clear() {
        conversation.clear();
        changes.happened();
    }

    void hasSent(Keyword keyword) {
        optedOut = keyword == Keyword.STOP || (optedOut && keyword != Keyword.START);
    }

    void write(TextMessage message) {
        conversation.write(message.sid(), message);
        changes.happened();
    }

    void reached(String sid, MessageStatus status, @Nullable Integer error) {
        conversation.change(sid, message -> message.reached(status, error));
        changes.happened();
    }

    Optional<TextMessage> find(String sid) {
        return conversation.find(sid);
    }
}
