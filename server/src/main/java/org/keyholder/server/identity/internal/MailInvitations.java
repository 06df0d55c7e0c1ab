package org.keyholder.server.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Invitation;
import org.keyholder.server.identity.Invitation.Mailing;
import org.keyholder.server.identity.Invitations;
import org.keyholder.server.mail.Mail;
import org.keyholder.server.mail.Mailer;
import org.keyholder.server.mail.Mailer.Handed;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.work.Backoff;
import org.keyholder.server.work.JobHandler;
import org.keyholder.server.work.JobKind;
import org.keyholder.server.work.Result;
import org.keyholder.server.work.Subject;
import org.springframework.stereotype.Component;

/**
 * Mails an invitation: the job that was written together with it. Each try makes the link anew, so that no secret waits in the database;
 * whoever gets two mails, because a crash came between the sending and the writing down, has one link that works: the later one.
 */
@Component
class MailInvitations implements JobHandler<Subject.OfOrganisation> {

    static final JobKind<Subject.OfOrganisation> KIND = JobKind.ofOrganisations("mail-invitation");

    private static final Backoff AGAIN = new Backoff(Duration.ofSeconds(30), Duration.ofHours(1));
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final InvitationRows rows;
    private final TenantTransactions transactions;
    private final Mailer mailer;
    private final PublicUrl publicUrl;
    private final Clock clock;

    MailInvitations(
            InvitationRows rows, TenantTransactions transactions, Mailer mailer, PublicUrl publicUrl, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.mailer = mailer;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @Override
    public JobKind<Subject.OfOrganisation> kind() {
        return KIND;
    }

    /** A link that is to be sent. */
    private record Link(InvitationRows.Waiting waiting, Secret secret) {}

    @Override
    public Result run(Subject.OfOrganisation subject, BooleanSupplier stopping) {
        return transactions
                .call(
                        TenantScope.installation(),
                        () -> rows.waiting(subject.organisation(), subject.id())
                                .filter(one -> one.invitation().standing() == Invitation.Standing.OPEN)
                                .map(this::link))
                .map(this::send)
                .orElseGet(Result.Done::new);
    }

    private Link link(InvitationRows.Waiting waiting) {
        var secret = InvitationSecrets.next();
        rows.change(waiting.invitation(), secret, waiting.invitation().expiresAt());
        return new Link(waiting, secret);
    }

    private Result send(Link link) {
        return switch (mailer.send(mail(link))) {
            case Handed.Taken() -> {
                wrote(link, Mailing.State.SENT, null);
                yield new Result.Done();
            }
            case Handed.Never(var reason) -> {
                wrote(link, Mailing.State.REFUSED, reason);
                yield new Result.Done();
            }
            case Handed.Later(var problem) -> {
                wrote(link, Mailing.State.WAITING, problem);
                yield new Result.Again(
                        clock.instant().plus(AGAIN.after(link.waiting().attempts())));
            }
        };
    }

    private void wrote(Link link, Mailing.State state, @Nullable String problem) {
        transactions.run(
                TenantScope.installation(),
                () -> rows.tried(link.waiting().invitation(), link.secret(), state, problem));
    }

    /** Whoever is invited need not know what Keyholder is. */
    private Mail mail(Link link) {
        var invitation = link.waiting().invitation();
        return new Mail(
                id(link),
                invitation.mailing().orElseThrow().to(),
                link.waiting().inviter() + " invites you to " + invitation.organisationName(),
                """
                Hello %s,

                %s invites you to work for %s on Keyholder, the service that shows what a camera saw when an alarm comes. Your role there: %s.

                Open this link and choose your user name and your password:

                %s

                It works once, until %s. If you do not know what this is about, do nothing: without you the link opens nothing.
                """.formatted(
                        invitation.name(),
                        link.waiting().inviter(),
                        invitation.organisationName(),
                        invitation.role().words(),
                        publicUrl.base() + Invitations.PATH + link.secret().reveal(),
                        UNTIL.format(invitation.expiresAt())));
    }

    /** Another link is another mail. */
    private static UUID id(Link link) {
        return UUID.nameUUIDFromBytes(Fingerprint.of(link.secret().reveal()));
    }
}
