package org.keyholder.server.messaging.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.live.LiveNotices;
import org.keyholder.server.live.Topic;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * What people write back. The carriers' words come first: STOP and its like cut a number off, START and its like bring
 * it back (Twilio's default keywords). The provider answers those itself; we keep the same list.
 */
@Component
public class IncomingTexts {

    private static final Set<String> STOP_WORDS =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");
    private static final Set<String> START_WORDS = Set.of("START", "YES", "UNSTOP");
    private static final Set<String> HELP_WORDS = Set.of("HELP", "INFO");

    private static final String NOT_READ =
            "This number is not read by anybody. To answer an alarm, open the link in the text about it.";

    private static final Logger log = LoggerFactory.getLogger(IncomingTexts.class);

    private static final int TRIES = 3;

    /** What writes back may be a program that answers each text, as this one does. */
    static final Duration ONE_ANSWER_IN = Duration.ofDays(1);

    private final MessageRows rows;
    private final TenantTransactions transactions;
    private final LiveNotices notices;
    private final Ids ids;
    private final Clock clock;

    IncomingTexts(MessageRows rows, TenantTransactions transactions, LiveNotices notices, Ids ids, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.notices = notices;
        this.ids = ids;
        this.clock = clock;
    }

    /** Takes the text in; when it returns, it is on disk. Answers what is to be written back, if anything: to a number once a day. */
    public Optional<String> receive(String providerId, PhoneNumber from, String text) {
        // PostgreSQL stores no zero byte; a text that it refused would come again for ever.
        var body = text.replace('\u0000', ' ');
        var word = body.strip().toUpperCase(Locale.ROOT);
        for (int i = 1; i < TRIES; i++) {
            try {
                return keep(providerId, from, body, word);
            } catch (ConcurrencyFailureException e) {
                // Whoever opts out is one at many sites, and of two that wait for each other the database undoes one.
                log.info("A text that came in gave way to something else and is kept anew: {}", e.getMessage());
            }
        }
        return keep(providerId, from, body, word);
    }

    private Optional<String> keep(String providerId, PhoneNumber from, String body, String word) {
        return transactions.callUnscoped(() -> {
            var now = clock.instant();
            return rows.keepIncoming(ids.next(), providerId, from, body, now)
                    ? answer(from, word, now)
                    : Optional.empty();
        });
    }

    private Optional<String> answer(PhoneNumber from, String word, Instant now) {
        if (STOP_WORDS.contains(word)) {
            rows.optOut(from, now);
            notices.changed(Topic.optOuts());
            return Optional.empty();
        }
        if (START_WORDS.contains(word)) {
            rows.optIn(from);
            notices.changed(Topic.optOuts());
            return Optional.empty();
        }
        if (HELP_WORDS.contains(word)) {
            return Optional.empty();
        }
        return rows.answered(from, now, now.minus(ONE_ANSWER_IN)) ? Optional.of(NOT_READ) : Optional.empty();
    }
}
