package org.keyholder.server.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Invitation;
import org.keyholder.server.identity.Invitation.Mailing;
import org.keyholder.server.identity.Invitation.Standing;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Role;
import org.keyholder.server.mail.MailAddress;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The invitations' rows. Of the secret in a link they hold the fingerprint. Those that write are in the caller's transaction. */
@Component
class InvitationRows {

    /** Whom nobody has used yet and nobody has taken back. */
    private static final String OPEN = " and used_at is null and revoked_at is null";

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;

    InvitationRows(JdbcClient jdbc, TenantTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param by empty where nobody invites but the server itself */
    void insert(Invitation invitation, Secret secret, @Nullable PersonId by) {
        jdbc.sql("""
                        insert into invitation (organisation_id, id, side, role, name, token_hash, invited_by, created_at, expires_at,
                                                mail_to, mail_state, mail_at, mail_times)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(invitation.organisation().value())
                .param(invitation.id())
                .param(invitation.role().side().code())
                .param(invitation.role().code())
                .param(invitation.name())
                .param(Fingerprint.of(secret.reveal()))
                .param(by == null ? null : by.value())
                .param(now())
                .param(Timestamp.from(invitation.expiresAt()))
                .param(invitation.mailing().map(one -> one.to().text()).orElse(null))
                .param(invitation.mailing().map(one -> one.state().code()).orElse(null))
                .param(invitation.mailing().map(one -> Timestamp.from(one.at())).orElse(null))
                .param(invitation.mailing().isPresent() ? 1 : 0)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** Those that the server itself has made are void. */
    void revokeOwn(OrganisationId organisation) {
        jdbc.sql("update invitation set revoked_at = ? where organisation_id = ? and invited_by is null" + OPEN)
                .params(now(), organisation.value())
                .update();
    }

    /** Those of the member's own side that are open, those that have expired too; the newest first. */
    List<Invitation> open(Member of) {
        return transactions.call(
                of.scope(),
                () -> jdbc.sql(
                                "select *, '' as organisation_name, false as is_used, false as is_revoked from invitation"
                                        + " where organisation_id = ? and side = ?" + OPEN
                                        + " order by created_at desc, id limit 1000")
                        .params(of.organisation().value(), of.role().side().code())
                        .query((row, n) -> invitation(row))
                        .list());
    }

    /** One of the member's own side that is open; no other change comes between, until the transaction ends. */
    Optional<Invitation> openForChange(Member of, UUID id) {
        return jdbc.sql("select *, '' as organisation_name, false as is_used, false as is_revoked from invitation"
                        + " where organisation_id = ? and side = ? and id = ?" + OPEN + " for update")
                .params(of.organisation().value(), of.role().side().code(), id)
                .query((row, n) -> invitation(row))
                .optional();
    }

    /** Gives it another secret. */
    void change(Invitation invitation, Secret secret, Instant expires) {
        jdbc.sql("update invitation set token_hash = ?, expires_at = ? where organisation_id = ? and id = ?")
                .params(
                        Fingerprint.of(secret.reveal()),
                        Timestamp.from(expires),
                        invitation.organisation().value(),
                        invitation.id())
                .update();
    }

    void revoke(Invitation invitation) {
        jdbc.sql("update invitation set revoked_at = ? where organisation_id = ? and id = ?")
                .params(now(), invitation.organisation().value(), invitation.id())
                .update();
    }

    /** What the link with this secret is about, whatever has become of it. */
    Optional<Invitation> find(String secret) {
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
                standing(row.getBoolean("is_used"), row.getBoolean("is_revoked"), expires),
                mailing(row));
    }

    private static Optional<Mailing> mailing(ResultSet row) throws SQLException {
        var to = row.getString("mail_to");
        return to == null
                ? Optional.empty()
                : Optional.of(new Mailing(
                        new MailAddress(to),
                        Mailing.State.valueOf(row.getString("mail_state").toUpperCase(Locale.ROOT)),
                        row.getTimestamp("mail_at").toInstant(),
                        Optional.ofNullable(row.getString("mail_problem")).orElse("")));
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

    /** Used from now on; false where it is not open any more. */
    boolean use(Invitation invitation, PersonId by) {
        return jdbc.sql("update invitation set used_at = ?, used_by = ? where organisation_id = ? and id = ?" + OPEN
                                + " and expires_at > ?")
                        .params(now(), by.value(), invitation.organisation().value(), invitation.id(), now())
                        .update()
                > 0;
    }

    /** It is to go out by mail again. */
    void mailAgain(Invitation invitation) {
        jdbc.sql("update invitation set mail_state = 'waiting', mail_at = ?, mail_attempts = 0, mail_problem = null,"
                        + " mail_times = mail_times + 1"
                        + " where organisation_id = ? and id = ?")
                .params(now(), invitation.organisation().value(), invitation.id())
                .update();
    }

    /** How many mails those are whose last one has gone out, or is to, within so long: as many as have within that time, or more. */
    int mailed(OrganisationId organisation, Duration within) {
        return jdbc.sql("select coalesce(sum(mail_times), 0) from invitation where organisation_id = ? and mail_at > ?")
                .params(organisation.value(), Timestamp.from(clock.instant().minus(within)))
                .query(Integer.class)
                .single();
    }

    /** One that is to be mailed. */
    record Waiting(Invitation invitation, String inviter, int attempts) {}

    /** In a transaction that sees all organisations. */
    Optional<Waiting> waiting(OrganisationId organisation, UUID id) {
        return jdbc.sql("""
                        select i.*, coalesce(d.name, t.name, 'This installation') as organisation_name,
                               i.used_at is not null as is_used, i.revoked_at is not null or o.closed_at is not null as is_revoked,
                               coalesce(p.name, 'Keyholder') as inviter
                        from invitation i
                        join organisation o on o.id = i.organisation_id
                        left join dealer d on i.side = 'dealer' and d.id = i.organisation_id
                        left join station t on i.side = 'station' and t.id = i.organisation_id
                        left join person p on p.id = i.invited_by
                        where i.organisation_id = ? and i.id = ? and i.mail_state = 'waiting'
                        """)
                .params(organisation.value(), id)
                .query((row, n) -> new Waiting(invitation(row), row.getString("inviter"), row.getInt("mail_attempts")))
                .optional();
    }

    /**
     * What became of a try to mail it with this secret; counts the try. Nothing where it has another by now, of which another mail says what
     * became.
     */
    void tried(Invitation invitation, Secret secret, Mailing.State state, @Nullable String problem) {
        jdbc.sql(
                        "update invitation set mail_state = ?, mail_at = ?, mail_attempts = mail_attempts + 1, mail_problem = ?"
                                + " where organisation_id = ? and id = ? and mail_state = 'waiting' and token_hash = ?")
                .param(state.code())
                .param(now())
                .param(problem)
                .param(invitation.organisation().value())
                .param(invitation.id())
                .param(Fingerprint.of(secret.reveal()))
                .update();
    }
}
