package org.keyholder.server.verification;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.alarm.VerificationId;
import org.keyholder.server.contact.ContactId;

/**
 * One round of asking a site's contacts about an alarm.
 *
 * @param questions one a contact, by slot and then by name
 */
public record Verification(VerificationId id, Instant askedAt, Instant closesAt, List<Asked> questions) {

    public Verification {
        Objects.requireNonNull(id);
        Objects.requireNonNull(askedAt);
        Objects.requireNonNull(closesAt);
        questions = List.copyOf(questions);
    }

    /** Whether asking again makes sense: the time is over, or everybody has answered or cannot. */
    public boolean isOver(Instant now) {
        return !now.isBefore(closesAt)
                || questions.stream().allMatch(asked -> asked.state().isSettled());
    }

    /** The question to one contact. */
    public record Asked(
            ContactId contact, String name, Optional<String> title, Optional<Integer> slot, QuestionState state) {

        public Asked {
            Objects.requireNonNull(contact);
            Objects.requireNonNull(name);
            Objects.requireNonNull(title);
            Objects.requireNonNull(slot);
            Objects.requireNonNull(state);
        }
    }
}
