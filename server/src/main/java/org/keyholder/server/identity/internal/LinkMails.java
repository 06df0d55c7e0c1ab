package org.keyholder.server.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.Invitation.Mailing;
import org.keyholder.server.mail.Mail;
import org.keyholder.server.mail.Mailer;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.work.Backoff;
import org.keyholder.server.work.Result;
import org.springframework.stereotype.Component;

/**
 * Mails links for jobs that were written together with them. Each try makes its link anew, so that no secret waits in the database; whoever
 * gets two mails, because a crash came between the sending and the writing down, has one link that works: the later one.
 */
@Component
class LinkMails {

    private static final Backoff AGAIN = new Backoff(Duration.ofSeconds(30), Duration.ofHours(1));
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Mailer mailer;
    private final Clock clock;

    LinkMails(Mailer mailer, Clock clock) {
        this.mailer = mailer;
        this.clock = clock;
    }

    /** Writes down what became of a try, in a transaction of its own. */
    interface Written {
        void down(Mailing.State state, @Nullable String problem);
    }

    /** @param attempts how often it was tried before */
    Result send(Mail mail, int attempts, Written written) {
        return switch (mailer.send(mail)) {
            case Mailer.Handed.Taken() -> {
                written.down(Mailing.State.SENT, null);
                yield new Result.Done();
            }
            case Mailer.Handed.Never(var reason) -> {
                written.down(Mailing.State.REFUSED, reason);
                yield new Result.Done();
            }
            case Mailer.Handed.Later(var problem) -> {
                written.down(Mailing.State.WAITING, problem);
                yield new Result.Again(clock.instant().plus(AGAIN.after(attempts)));
            }
        };
    }

    /** Another link is another mail. */
    static UUID id(Secret secret) {
        return UUID.nameUUIDFromBytes(Fingerprint.of(secret.reveal()));
    }

    /** "27 November 2026, 14:05 UTC" */
    static String until(Instant end) {
        return UNTIL.format(end);
    }
}
