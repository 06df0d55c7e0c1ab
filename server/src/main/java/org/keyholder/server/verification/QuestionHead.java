package org.keyholder.server.verification;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.dealer.Dealer;
import org.keyholder.server.site.Site;

/**
 * A question as far as its contact is told after pressing.
 *
 * @param closesAt the end of the window to answer
 * @param viewableUntil after this the link shows nothing any more
 * @param own what the contact pressed on this question and has not taken back, oldest first
 * @param done how often it was pressed or taken back, all told
 * @param outcome what all answers about the alarm come to
 */
public record QuestionHead(
        String contactName,
        Dealer dealer,
        Site site,
        Alarm alarm,
        Instant askedAt,
        Instant closesAt,
        Instant viewableUntil,
        List<PressedAnswer> own,
        int done,
        Outcome outcome) {

    public QuestionHead {
        Objects.requireNonNull(contactName);
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(site);
        Objects.requireNonNull(alarm);
        Objects.requireNonNull(askedAt);
        Objects.requireNonNull(closesAt);
        Objects.requireNonNull(viewableUntil);
        own = List.copyOf(own);
        Objects.requireNonNull(outcome);
    }

    /** The newest press. */
    public Optional<PressedAnswer> answer() {
        return own.isEmpty() ? Optional.empty() : Optional.of(own.getLast());
    }
}
