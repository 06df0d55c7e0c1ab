package org.keyholder.server.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Invitation;
import org.keyholder.server.identity.Invitation.Invitee;
import org.keyholder.server.identity.Invitation.Mailing;
import org.keyholder.server.identity.Invitation.Standing;
import org.keyholder.server.identity.Invitations;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Memberships;
import org.keyholder.server.identity.NewPeople;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.work.Jobs;
import org.keyholder.server.work.Subject;
import org.springframework.stereotype.Component;

/** Invitations as rows, with the jobs that mail them. */
@Component
class InvitationDesk implements Invitations {

    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int LONGEST_SECRET = 100;
    private static final int LONGEST_NAME = 120;
    private static final int MOST_OPEN = 200;
    private static final int MOST_MAILED = 100;

    private final InvitationRows rows;
    private final TenantTransactions transactions;
    private final NewPeople people;
    private final Memberships memberships;
    private final Jobs jobs;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    InvitationDesk(
            InvitationRows rows,
            TenantTransactions transactions,
            NewPeople people,
            Memberships memberships,
            Jobs jobs,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.people = people;
        this.memberships = memberships;
        this.jobs = jobs;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Optional<Secret> invite(Member by, Role role, Invitee whom) {
        if (!Role.on(by.role().side()).contains(role)) {
            throw Refusal.invalid("role-unknown", "role", "Choose one of the roles.");
        }
        return transactions.call(by.scope(), () -> {
            if (open(by).size() >= MOST_OPEN) {
                throw new Refusal(
                        Refusal.Kind.TOO_MANY,
                        "invitations-many",
                        "invited",
                        MOST_OPEN + " invitations are open. Take back those that are not needed any more.");
            }
            return make(by.organisation(), role, whom, by.person());
        });
    }

    @Override
    public Optional<Secret> inviteTo(Member by, OrganisationId organisation, Role role, Invitee whom) {
        return transactions.call(TenantScope.installation(), () -> make(organisation, role, whom, by.person()));
    }

    @Override
    public Secret inviteAdministrator() {
        var whom = new Invitee("Administrator", Optional.empty());
        return transactions.call(TenantScope.installation(), () -> {
            rows.revokeOwn(OrganisationId.INSTALLATION);
            return make(OrganisationId.INSTALLATION, Role.INSTALLATION_ADMIN, whom, null)
                    .orElseThrow();
        });
    }

    private Optional<Secret> make(OrganisationId organisation, Role role, Invitee whom, @Nullable PersonId by) {
        var invitation = new Invitation(
                organisation,
                ids.next(),
                role,
                name(whom),
                "",
                clock.instant().plus(OPEN_FOR),
                Standing.OPEN,
                whom.mailTo().map(to -> new Mailing(to, Mailing.State.WAITING, clock.instant(), "")));
        var secret = InvitationSecrets.next();
        rows.insert(invitation, secret, by);
        var said = new HashMap<String, String>(Map.of("name", invitation.name(), "role", role.code()));
        whom.mailTo().ifPresent(to -> said.put("mailTo", to.text()));
        audit.write(AuditNote.of(AuditKind.PERSON_INVITED, organisation.value())
                .about("invitation", invitation.id())
                .saying(said));
        return shownOrMailed(invitation, secret);
    }

    private static String name(Invitee whom) {
        var name = whom.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(
                    "name-invalid", "invited", "Say whom you invite, in at most " + LONGEST_NAME + " characters.");
        }
        return name;
    }

    private Optional<Secret> shownOrMailed(Invitation invitation, Secret secret) {
        if (invitation.mailing().isEmpty()) {
            return Optional.of(secret);
        }
        if (rows.mailed(invitation.organisation(), DAY) > MOST_MAILED) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "invitation-mails-many",
                    "mailTo",
                    MOST_MAILED
                            + " invitations have gone out by mail today. Leave the address empty and send the link yourself.");
        }
        jobs.schedule(
                MailInvitations.KIND,
                new Subject.OfOrganisation(invitation.organisation(), invitation.id()),
                clock.instant());
        return Optional.empty();
    }

    @Override
    public List<Invitation> open(Member of) {
        return rows.open(of);
    }

    @Override
    public Optional<Secret> renew(Member by, UUID invitation) {
        return transactions.call(by.scope(), () -> {
            var one = rows.openForChange(by, invitation).orElseThrow(Refusal::notFound);
            one.mailing().ifPresent(mailing -> mailAgain(one, mailing));
            var secret = InvitationSecrets.next();
            rows.change(one, secret, clock.instant().plus(OPEN_FOR));
            note(AuditKind.INVITATION_RENEWED, one);
            return shownOrMailed(one, secret);
        });
    }

    private void mailAgain(Invitation invitation, Mailing mailing) {
        if (mailing.state() == Mailing.State.WAITING && invitation.standing() == Standing.OPEN) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "invitation-on-its-way",
                    null,
                    "This invitation is on its way, and is tried again by itself.");
        }
        Instant before = clock.instant().minus(BETWEEN_MAILS);
        if (mailing.at().isAfter(before)) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "invitation-just-mailed",
                    null,
                    "This invitation went out a moment ago. Give it a minute before it goes out again.");
        }
        rows.mailAgain(invitation);
    }

    @Override
    public void revoke(Member by, UUID invitation) {
        transactions.run(by.scope(), () -> {
            var one = rows.openForChange(by, invitation).orElseThrow(Refusal::notFound);
            rows.revoke(one);
            note(AuditKind.INVITATION_TAKEN_BACK, one);
        });
    }

    private void note(AuditKind kind, Invitation one) {
        audit.write(AuditNote.of(kind, one.organisation().value()).about("invitation", one.id()));
    }

    @Override
    public Optional<Invitation> find(String secret) {
        return secret.length() > LONGEST_SECRET ? Optional.empty() : rows.find(secret);
    }

    @Override
    public Member accept(Invitation invitation, String login, String name, Secret password) {
        var person = people.ready(login, name, password);
        return transactions.call(
                Member.scope(invitation.organisation(), invitation.role().side()), () -> {
                    people.insert(person);
                    var member = new Member(person.id(), person.name(), invitation.organisation(), invitation.role());
                    join(invitation, member);
                    return member;
                });
    }

    @Override
    public void accept(Invitation invitation, Member as) {
        transactions.run(
                Member.scope(invitation.organisation(), invitation.role().side()),
                () -> join(
                        invitation, new Member(as.person(), as.name(), invitation.organisation(), invitation.role())));
    }

    private void join(Invitation invitation, Member member) {
        memberships.join(member.person(), member.organisation(), member.role());
        if (!rows.use(invitation, member.person())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "invitation-closed", null, "This invitation cannot be used any more.");
        }
        invitation.mailing().ifPresent(mailing -> people.readsMail(member.person(), mailing.to()));
        audit.write(AuditNote.of(
                        AuditKind.INVITATION_ACCEPTED, invitation.organisation().value())
                .by(member.actor())
                .about("person", member.person().value())
                .saying(Map.of("name", member.name(), "role", member.role().code())));
    }
}
