package org.keyholder.server.identity.internal;

import java.util.function.BooleanSupplier;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Invitation;
import org.keyholder.server.identity.Invitations;
import org.keyholder.server.mail.Mail;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.work.JobHandler;
import org.keyholder.server.work.JobKind;
import org.keyholder.server.work.Result;
import org.keyholder.server.work.Subject;
import org.springframework.stereotype.Component;

/**
 * Mails an invitation: the job that was written together with it.
 */
@Component
class MailInvitations implements JobHandler<Subject.OfOrganisation> {

    static final JobKind<Subject.OfOrganisation> KIND = JobKind.ofOrganisations("mail-invitation");

    private final InvitationRows rows;
    private final TenantTransactions transactions;
    private final LinkMails mails;
    private final PublicUrl publicUrl;

    MailInvitations(InvitationRows rows, TenantTransactions transactions, LinkMails mails, PublicUrl publicUrl) {
        this.rows = rows;
        this.transactions = transactions;
        this.mails = mails;
        this.publicUrl = publicUrl;
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
        return mails.send(
                mail(link),
                link.waiting().attempts(),
                (state, problem) -> transactions.run(
                        TenantScope.installation(),
                        () -> rows.tried(link.waiting().invitation(), link.secret(), state, problem)));
    }

    /** Whoever is invited need not know what Keyholder is. */
    private Mail mail(Link link) {
        var invitation = link.waiting().invitation();
        return new Mail(
                LinkMails.id(link.secret()),
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
                        LinkMails.until(invitation.expiresAt())));
    }
}
