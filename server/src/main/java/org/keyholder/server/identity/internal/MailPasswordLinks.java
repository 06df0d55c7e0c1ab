package org.keyholder.server.identity.internal;

import java.util.function.BooleanSupplier;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.PasswordLinks;
import org.keyholder.server.mail.Mail;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.work.JobHandler;
import org.keyholder.server.work.JobKind;
import org.keyholder.server.work.Result;
import org.keyholder.server.work.Subject;
import org.springframework.stereotype.Component;

/**
 * Mails a link to choose another password: the job that was written together with it.
 */
@Component
class MailPasswordLinks implements JobHandler<Subject.OfOrganisation> {

    static final JobKind<Subject.OfOrganisation> KIND = JobKind.ofOrganisations("mail-password-link");

    private final PasswordLinkRows rows;
    private final TenantTransactions transactions;
    private final LinkMails mails;
    private final PublicUrl publicUrl;

    MailPasswordLinks(PasswordLinkRows rows, TenantTransactions transactions, LinkMails mails, PublicUrl publicUrl) {
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
    private record Link(PasswordLinkRows.Waiting waiting, Secret secret) {}

    @Override
    public Result run(Subject.OfOrganisation subject, BooleanSupplier stopping) {
        return transactions
                .call(PasswordLinkRows.SCOPE, () -> rows.waiting(subject.id()).map(this::link))
                .map(this::send)
                .orElseGet(Result.Done::new);
    }

    private Link link(PasswordLinkRows.Waiting waiting) {
        var secret = InvitationSecrets.next();
        rows.change(waiting.id(), secret);
        return new Link(waiting, secret);
    }

    private Result send(Link link) {
        return mails.send(
                mail(link),
                link.waiting().attempts(),
                (state, problem) -> transactions.run(
                        PasswordLinkRows.SCOPE, () -> rows.tried(link.waiting().id(), link.secret(), state, problem)));
    }

    private Mail mail(Link link) {
        var waiting = link.waiting();
        return new Mail(LinkMails.id(link.secret()), waiting.to(), "Another password for Keyholder", """
                Hello %s,

                %s

                Open this link and choose another password. Your user name is %s.

                %s

                It works once, until %s. Then you are signed out everywhere, and sign in with the new password; a code or a passkey is asked for as before.

                If you do not want another password, do nothing: the one that you have goes on working.
                """.formatted(
                        waiting.name(),
                        why(waiting),
                        waiting.login(),
                        publicUrl.base() + PasswordLinks.PATH + link.secret().reveal(),
                        LinkMails.until(waiting.expiresAt())));
    }

    private static String why(PasswordLinkRows.Waiting waiting) {
        return waiting.maker()
                .map(maker -> maker + " has made you a link to get back into Keyholder.")
                .orElse("Somebody, most likely you, said on Keyholder's sign-in page that you forgot your password.");
    }
}
