package org.keyholder.server.identity.internal.provider;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who it is whom a provider names: somebody who works for its side of its organisation, or nobody. */
@Component
public class ProviderAccounts {

    private static final String MEMBER = """
            select p.id, p.name, m.role
            from membership m join person p on p.id = m.person_id
            where m.organisation_id = :organisation and m.side = :side and m.ends_at is null and p.disabled_at is null
            """;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Audit audit;
    private final Clock clock;

    ProviderAccounts(JdbcClient jdbc, TenantTransactions transactions, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who it is. */
    public sealed interface Whose {

        record Of(Member member) implements Whose {}

        /** Neither bound before, nor a member's verified address. */
        record Nobodys() implements Whose {}

        /** The address is a member's who has come in by another account before: addresses are given to others, subjects are not. */
        record OfAnotherAccount() implements Whose {}

        /** This answer has signed somebody in before. */
        record UsedBefore() implements Whose {}
    }

    /**
     * An answer that has been proven.
     *
     * @param subject the provider's own name for whom it is about
     * @param login the verified address, as logins are kept; empty where there is none
     * @param nonce by which it is known again
     * @param goodUntil when it could not be used any more anyway
     */
    public record Proven(String subject, Optional<String> login, Secret nonce, Instant goodUntil) {}

    /** Uses the answer up, finds whose it is, and binds the account at the first time; all of it or nothing. */
    public Whose take(FoundProvider from, Proven answer) {
        return transactions.call(from.scope(), () -> {
            if (!use(from, answer)) {
                return new Whose.UsedBefore();
            }
            return bound(from, answer.subject()).<Whose>map(Whose.Of::new).orElseGet(() -> first(from, answer));
        });
    }

    private boolean use(FoundProvider from, Proven answer) {
        return jdbc.sql("""
                        insert into used_answer (organisation_id, side, nonce_hash, good_until)
                        values (?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(
                                from.organisation().value(),
                                from.side().code(),
                                Fingerprint.of(answer.nonce().reveal()),
                                Timestamp.from(answer.goodUntil()))
                        .update()
                == 1;
    }

    private Optional<Member> bound(FoundProvider from, String subject) {
        return jdbc.sql(MEMBER + """
                          and p.id = (select a.person_id from provider_account a
                                      where a.organisation_id = :organisation and a.side = :side and a.subject = :subject)
                        """)
                .param("organisation", from.organisation().value())
                .param("side", from.side().code())
                .param("subject", subject)
                .query((row, n) -> member(row, from.organisation()))
                .optional();
    }

    private static Member member(ResultSet row, OrganisationId organisation) throws SQLException {
        return new Member(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                organisation,
                Role.ofCode(row.getString("role")));
    }

    private Whose first(FoundProvider from, Proven answer) {
        var member = answer.login().flatMap(login -> named(from, login));
        if (member.isEmpty()) {
            return new Whose.Nobodys();
        }
        return bind(from, answer, member.get()) ? new Whose.Of(member.get()) : new Whose.OfAnotherAccount();
    }

    private Optional<Member> named(FoundProvider from, String login) {
        return jdbc.sql(MEMBER + " and p.login = :login")
                .param("organisation", from.organisation().value())
                .param("side", from.side().code())
                .param("login", login)
                .query((row, n) -> member(row, from.organisation()))
                .optional();
    }

    private boolean bind(FoundProvider from, Proven answer, Member member) {
        int bound = jdbc.sql("""
                        insert into provider_account (organisation_id, side, subject, person_id, created_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        from.organisation().value(),
                        from.side().code(),
                        answer.subject(),
                        member.person().value(),
                        Timestamp.from(clock.instant()))
                .update();
        if (bound == 1) {
            audit.write(AuditNote.of(
                            AuditKind.ACCOUNT_BOUND, from.organisation().value())
                    .by(member.actor())
                    .about("person", member.person().value())
                    .saying(Map.of("issuer", from.provider().issuer().toString(), "subject", answer.subject())));
        }
        return bound == 1;
    }
}
