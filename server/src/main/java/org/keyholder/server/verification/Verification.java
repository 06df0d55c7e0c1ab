package org.keyholder.server.verification;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.contact.ContactId;

/**
 * One round of asking a site's contacts about one event.
 *
 * @param questions one a contact, by slot and then by name
 */
public record Verification(Instant askedAt, Instant closesAt, List<Asked> questions) {

    public Verification {
        Objects.requireNonNull(askedAt);
        Objects.requireNonNull(closesAt);
        questions = List.copyOf(questions);
    }

    /**
     * How far the question to one contact has come.
     *
     * @param failure in plain words, where the text did not arrive
     * @param answer the newest that was pressed
     */
    public record Asked(
            ContactId contact,
            String name,
            Optional<String> title,
            Optional<Integer> slot,
            Optional<Instant> sentAt,
            Optional<Instant> deliveredAt,
            Optional<String> failure,
            Optional<Instant> openedAt,
            Optional<PressedAnswer> answer) {

        public Asked {
            Objects.requireNonNull(contact);
            Objects.requireNonNull(name);
            Objects.requireNonNull(title);
            Objects.requireNonNull(slot);
            Objects.requireNonNull(sentAt);
            Objects.requireNonNull(deliveredAt);
            Objects.requireNonNull(failure);
            Objects.requireNonNull(openedAt);
            Objects.requireNonNull(answer);
        }
    }
}
