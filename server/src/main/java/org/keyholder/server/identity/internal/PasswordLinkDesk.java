package org.keyholder.server.identity.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Memberships;
import org.keyholder.server.identity.PasswordLinks;
import org.keyholder.server.identity.Right;
import org.keyholder.server.identity.SecondFactors;
import org.keyholder.server.mail.MailAddress;
import org.keyholder.server.mail.Mailer;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.stereotype.Component;

/** Who makes whom a link, and how it reaches them. */
@Component
class PasswordLinkDesk implements PasswordLinks {

    private final PasswordLinkRows rows;
    private final NewPasswordLinks links;
    private final TenantTransactions transactions;
    private final Memberships memberships;
    private final SecondFactors factors;
    private final Mailer mailer;
    private final Audit audit;

    PasswordLinkDesk(
            PasswordLinkRows rows,
            NewPasswordLinks links,
            TenantTransactions transactions,
            Memberships memberships,
            SecondFactors factors,
            Mailer mailer,
            Audit audit) {
        this.rows = rows;
        this.links = links;
        this.transactions = transactions;
        this.memberships = memberships;
        this.factors = factors;
        this.mailer = mailer;
        this.audit = audit;
    }

    @Override
    public Recipient colleague(Member by, PersonId person) {
        return memberships
                .colleague(by, person)
                .filter(one -> one.until().isEmpty() && !person.equals(by.person()))
                .map(one -> new Recipient(person, one.name(), way(by, person)))
                .orElseThrow(Refusal::notFound);
    }

    private Way way(Member by, PersonId person) {
        return transactions.call(
                PasswordLinkRows.SCOPE,
                () -> rows.mailAddress(person)
                        .filter(known -> mailer.isSetUp() && !isDead(known, person, by))
                        .<Way>map(Way.ByMail::new)
                        .orElseGet(() -> rows.worksAlone(person, by) ? new Way.ByHand() : new Way.ByTheInstallation()));
    }

    /** A mailbox that is gone does not keep somebody out whom their admins may hand a link. */
    private boolean isDead(MailAddress known, PersonId person, Member by) {
        return rows.wasRefused(person, known) && rows.worksAlone(person, by);
    }

    @Override
    public Optional<Recipient> find(Member by, OrganisationId organisation, String login) {
        return factors.find(by, organisation, login)
                .filter(one -> !one.person().equals(by.person()))
                .map(one -> new Recipient(one.person(), one.name(), new Way.ByHand()));
    }

    @Override
    public Optional<Secret> make(Member by, Recipient recipient) {
        return transactions.call(PasswordLinkRows.SCOPE, () -> {
            rows.lock(recipient.person());
            return switch (recipient.way()) {
                case Way.ByMail(var to) -> mailed(by, recipient, to);
                case Way.ByHand()
                when by.may(Right.MANAGE_ORGANISATIONS) || rows.worksAlone(recipient.person(), by) ->
                    Optional.of(shown(by, recipient));
                case Way.ByHand(), Way.ByTheInstallation() -> throw elsewhere();
            };
        });
    }

    private static Refusal elsewhere() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "password-link-elsewhere",
                null,
                "They work for others too. Whoever runs the installation makes the link.");
    }

    private Optional<Secret> mailed(Member by, Recipient recipient, MailAddress to) {
        if (!links.mail(recipient.person(), by, to)) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "password-mails-many",
                    null,
                    "Three links have gone there within an hour, or six within a day. Ask " + recipient.name()
                            + " to check the spam folder.");
        }
        note(by, recipient, Map.of("mailTo", to.text()));
        return Optional.empty();
    }

    private Secret shown(Member by, Recipient recipient) {
        var secret = links.show(recipient.person(), by);
        note(by, recipient, Map.of());
        return secret;
    }

    /** All for whom the person works are told: whoever comes in by the link comes in there too. */
    private void note(Member by, Recipient recipient, Map<String, String> more) {
        var said = new HashMap<>(more);
        said.put("name", recipient.name());
        audit.write(AuditNote.of(AuditKind.PASSWORD_LINK_MADE, concerned(by, recipient))
                .about("person", recipient.person().value())
                .saying(said));
    }

    private UUID[] concerned(Member by, Recipient recipient) {
        return Stream.concat(
                        Stream.of(by.organisation().value()), Arrays.stream(rows.organisations(recipient.person())))
                .toArray(UUID[]::new);
    }
}
