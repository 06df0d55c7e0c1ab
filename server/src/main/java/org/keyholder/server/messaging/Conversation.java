package org.keyholder.server.messaging;

import java.util.Objects;
import java.util.UUID;

/**
 * What a message is about, for the module that asked for it; opaque to messaging.
 *
 * @param kind the module's own word, which its observer knows
 */
public record Conversation(String kind, UUID subject) {

    public Conversation {
        Objects.requireNonNull(subject);
        if (!kind.matches("[a-z-]{1,40}")) {
            throw new IllegalArgumentException("A conversation's kind is one word");
        }
    }

    /** Reads the text form. */
    public static Conversation parse(String text) {
        int colon = text.indexOf(':');
        return new Conversation(text.substring(0, colon), UUID.fromString(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return kind + ":" + subject;
    }
}
