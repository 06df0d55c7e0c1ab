package org.keyholder.server.verification;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.contact.ContactId;

/**
 * An answer that a contact pressed.
 *
 * @param late it came after the window to answer
 */
public record PressedAnswer(
        ContactId contact, String name, Optional<Integer> slot, Choice choice, boolean late, Instant at) {

    public PressedAnswer {
        Objects.requireNonNull(contact);
        Objects.requireNonNull(name);
        Objects.requireNonNull(slot);
        Objects.requireNonNull(choice);
        Objects.requireNonNull(at);
    }
}
