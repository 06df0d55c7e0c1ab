package org.keyholder.server.identity.internal.passkey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Passkey;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of passkeys. They are the person's, and seen in the scope of any organisation for which the person works. */
@Component
class PasskeyRows {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Ids ids;
    private final Clock clock;

    PasskeyRows(JdbcClient jdbc, TenantTransactions transactions, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** A passkey by its credential's id, whoever's it is. */
    record Known(PersonId person, UUID id, String login, byte[] publicKey, long signCount) {}

    Optional<Known> find(byte[] credentialId) {
        return transactions.callUnscoped(() -> jdbc.sql("select * from find_passkey(?)")
                .param(credentialId)
                .query((row, n) -> new Known(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getString("login"),
                        row.getBytes("public_key"),
                        row.getLong("sign_count")))
                .optional());
    }

    List<Passkey> all(TenantScope scope, PersonId person) {
        return transactions.call(
                scope,
                () -> jdbc.sql("select id, name, created_at, used_at, copied_at from passkey where person_id = ?"
                                + " order by created_at, id")
                        .param(person.value())
                        .query((row, n) -> passkey(row))
                        .list());
    }

    private static Passkey passkey(ResultSet row) throws SQLException {
        return new Passkey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getTimestamp("created_at").toInstant(),
                time(row, "used_at"),
                time(row, "copied_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /** Their credentials' ids: a browser is not to make a second passkey where there is one. */
    List<byte[]> credentials(TenantScope scope, PersonId person) {
        return transactions.call(
                scope,
                () -> jdbc.sql("select credential_id from passkey where person_id = ? order by created_at")
                        .param(person.value())
                        .query((row, n) -> row.getBytes("credential_id"))
                        .list());
    }

    /** False where somebody has it already. */
    boolean add(TenantScope scope, PersonId person, String name, Ceremony.Made made) {
        return transactions.call(
                scope,
                () -> jdbc.sql(
                                        "insert into passkey (person_id, id, credential_id, public_key, sign_count, name, created_at)"
                                                + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                                .params(
                                        person.value(),
                                        ids.next(),
                                        made.credentialId(),
                                        made.publicKey(),
                                        made.signCount(),
                                        name,
                                        now())
                                .update()
                        == 1);
    }

    /** False where it was removed since, or its counter is no longer behind: of two at the same moment, on any node, one counts. */
    boolean used(TenantScope scope, Known passkey, long signCount) {
        return transactions.call(
                scope,
                () -> jdbc.sql(
                                        "update passkey set used_at = ?, sign_count = ?"
                                                + " where person_id = ? and id = ? and (sign_count < ? or sign_count = 0 and ? = 0)")
                                .params(now(), signCount, passkey.person().value(), passkey.id(), signCount, signCount)
                                .update()
                        == 1);
    }

    void copied(TenantScope scope, Known passkey) {
        transactions.run(
                scope,
                () -> jdbc.sql("update passkey set copied_at = ? where person_id = ? and id = ?")
                        .params(now(), passkey.person().value(), passkey.id())
                        .update());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** One of them, or all where none is named; how many there were. */
    int remove(TenantScope scope, PersonId person, @Nullable UUID one) {
        return transactions.call(
                scope,
                () -> jdbc.sql("delete from passkey where person_id = ? and (?::uuid is null or id = ?)")
                        .param(person.value())
                        .param(one)
                        .param(one)
                        .update());
    }
}
