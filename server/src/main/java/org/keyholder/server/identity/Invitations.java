package org.keyholder.server.identity;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
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
import org.keyholder.server.identity.Invitation.Standing;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links that make somebody a member: each for seven days and once. The secret in it is known to whoever was given the link, and kept nowhere. */
@Component
public class Invitations {

    public static final String PATH = "/invitation/";
    public static final Duration OPEN_FOR = Duration.ofDays(7);

    private static final int SECRET_LENGTH = 32;
    private static final int LONGEST_SECRET = 100;
    private static final int LONGEST_NAME = 120;
    private static final int MOST_OPEN = 200;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final NewPeople people;
    private final Memberships memberships;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Invitations(
            JdbcClient jdbc,
            TenantTransactions transactions,
            NewPeople people,
            Memberships memberships,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.people = people;
        this.memberships = memberships;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Invites somebody to the inviter's own side of their organisation.
     *
     * @return the secret of the link, which is shown once
     * @throws Refusal of a name or role that is none, and where {@value #MOST_OPEN} are open already ({@code invitations-many})
     */
    public Secret invite(Member by, Role role, String name) {
        if (role.side() != by.role().side()) {
            throw Refusal.invalid("role-unknown", "role", "Choose one of the roles.");
        }
        return transactions.call(by.scope(), () -> {
            if (open(by).size() >= MOST_OPEN) {
                throw new Refusal(
                        Refusal.Kind.TOO_MANY,
                        "invitations-many",
                        "name",
                        MOST_OPEN + " invitations are open. Revoke those that are not needed any more.");
            }
            return insert(by.organisation(), role, name, by.person());
        });
    }

    /** Invites an administrator of another organisation, for whoever runs the installation. */
    public Secret inviteTo(Member by, OrganisationId organisation, Role role, String name) {
        return transactions.call(TenantScope.installation(), () -> insert(organisation, role, name, by.person()));
    }

    /** Invites the administrator of the installation, whom nobody is there to invite; what was open of that kind is void. */
    public Secret inviteAdministrator() {
        return transactions.call(TenantScope.installation(), () -> {
            jdbc.sql(
                            "update invitation set revoked_at = ? where organisation_id = ? and invited_by is null and used_at is null "
                                    + "and revoked_at is null")
                    .params(now(), OrganisationId.INSTALLATION.value())
                    .update();
            return insert(OrganisationId.INSTALLATION, Role.INSTALLATION_ADMIN, "Administrator", null);
        });
    }

    private Secret insert(OrganisationId organisation, Role role, String name, @Nullable PersonId by) {
        var whom = name.strip();
        if (whom.isEmpty() || whom.length() > LONGEST_NAME || whom.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(
                    "name-invalid", "invited", "Say whom you invite, in at most " + LONGEST_NAME + " characters.");
        }
        var secret = secret();
        var id = ids.next();
        jdbc.sql("""
                        insert into invitation (organisation_id, id, side, role, name, token_hash, invited_by, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(organisation.value())
                .param(id)
                .param(role.side().code())
                .param(role.code())
                .param(whom)
                .param(Fingerprint.of(secret.reveal()))
                .param(by == null ? null : by.value())
                .param(now())
                .param(Timestamp.from(clock.instant().plus(OPEN_FOR)))
                .update();
        audit.write(AuditNote.of(AuditKind.PERSON_INVITED, organisation.value())
                .about("invitation", id)
                .saying(Map.of("name", whom, "role", role.code())));
        return secret;
    }

    private Secret secret() {
        var bytes = new byte[SECRET_LENGTH];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** Those of the member's own side that nobody has used or revoked, those that have expired too; the newest first. */
    public List<Invitation> open(Member of) {
        return transactions.call(
                of.scope(),
                () -> jdbc.sql("""
                                select organisation_id, id, role, name, '' as organisation_name, expires_at, false as is_used,
                                       false as is_revoked
                                from invitation
                                where organisation_id = ? and side = ? and used_at is null and revoked_at is null
                                order by created_at desc, id limit 1000
                                """)
                        .params(of.organisation().value(), of.role().side().code())
                        .query((row, n) -> invitation(row))
                        .list());
    }

    /** Gives the link another secret and seven days from now; the link before it is void. */
    public Secret renew(Member by, UUID invitation) {
        var secret = secret();
        change(
                AuditKind.INVITATION_RENEWED,
                by,
                invitation,
                "token_hash = ?, expires_at = ?",
                Fingerprint.of(secret.reveal()),
                Timestamp.from(clock.instant().plus(OPEN_FOR)));
        return secret;
    }

    public void revoke(Member by, UUID invitation) {
        change(AuditKind.INVITATION_TAKEN_BACK, by, invitation, "revoked_at = ?", now());
    }

    private void change(AuditKind kind, Member by, UUID invitation, String what, Object... values) {
        transactions.run(by.scope(), () -> {
            int changed = jdbc.sql(
                            "update invitation set " + what
                                    + " where organisation_id = ? and side = ? and id = ? and used_at is null and revoked_at is null")
                    .params(List.of(values))
                    .param(by.organisation().value())
                    .param(by.role().side().code())
                    .param(invitation)
                    .update();
            if (changed == 0) {
                throw Refusal.notFound();
            }
            audit.write(AuditNote.of(kind, by.organisation().value()).about("invitation", invitation));
        });
    }

    /** What the link with this secret is about; empty for one that never was, or was renewed since. */
    public Optional<Invitation> find(String secret) {
        if (secret.length() > LONGEST_SECRET) {
            return Optional.empty();
        }
        return transactions.callUnscoped(() -> jdbc.sql("select * from find_invitation(?)")
                .param(Fingerprint.of(secret))
                .query((row, n) -> invitation(row))
                .optional());
    }

    private Invitation invitation(ResultSet row) throws SQLException {
        var expires = row.getTimestamp("expires_at").toInstant();
        return new Invitation(
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getObject("id", UUID.class),
                Role.ofCode(row.getString("role")),
                row.getString("name"),
                row.getString("organisation_name"),
                expires,
                standing(row.getBoolean("is_used"), row.getBoolean("is_revoked"), expires));
    }

    private Standing standing(boolean used, boolean revoked, Instant expires) {
        if (used) {
            return Standing.USED;
        }
        if (revoked) {
            return Standing.REVOKED;
        }
        return clock.instant().isBefore(expires) ? Standing.OPEN : Standing.EXPIRED;
    }

    /**
     * Makes a person of whoever has the link, and them a member.
     *
     * @throws Refusal of a login, name or password that cannot be ({@code login-invalid}, {@code login-taken}, …), and of a link that
     *     somebody else has used meanwhile ({@code invitation-closed})
     */
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

    /**
     * Makes somebody a member who is one elsewhere already.
     *
     * @throws Refusal of a link that somebody else has used meanwhile ({@code invitation-closed}), and of somebody who may all that there
     *     already ({@code already-member})
     */
    public void accept(Invitation invitation, Member as) {
        transactions.run(
                Member.scope(invitation.organisation(), invitation.role().side()),
                () -> join(
                        invitation, new Member(as.person(), as.name(), invitation.organisation(), invitation.role())));
    }

    private void join(Invitation invitation, Member member) {
        memberships.join(member.person(), member.organisation(), member.role());
        int used = jdbc.sql("""
                        update invitation set used_at = :now, used_by = :person
                        where organisation_id = :organisation and id = :id and used_at is null and revoked_at is null
                          and expires_at > :now
                        """)
                .param("now", now())
                .param("person", member.person().value())
                .param("organisation", invitation.organisation().value())
                .param("id", invitation.id())
                .update();
        if (used == 0) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "invitation-closed", null, "This invitation cannot be used any more.");
        }
        audit.write(AuditNote.of(
                        AuditKind.INVITATION_ACCEPTED, invitation.organisation().value())
                .by(member.actor())
                .about("person", member.person().value())
                .saying(Map.of("name", member.name(), "role", member.role().code())));
    }
}
