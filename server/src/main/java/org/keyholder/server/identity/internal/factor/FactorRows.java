package org.keyholder.server.identity.internal.factor;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.SecondFactor;
import org.keyholder.server.identity.internal.seal.Seal;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of second factors. They are the person's, and seen in the scope of any organisation for which the person works. */
@Component
public class FactorRows {

    private static final Logger log = LoggerFactory.getLogger(FactorRows.class);
    static final String KEY_FILE = "second-factors.key";
    static final int KEY_BYTES = 32;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final Seal seal;
    private final RecoveryCodes recoveryCodes;

    /** A key with its last step. */
    private record App(byte[] sealed, long lastStep) {}

    FactorRows(JdbcClient jdbc, TenantTransactions transactions, Clock clock, Home home) throws IOException {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        var key = new SecretFiles(home.secrets()).get(KEY_FILE, KEY_BYTES);
        this.seal = new Seal(HexFormat.of().parseHex(key));
        // One key, and nothing that is made with it by one is of use to the other.
        this.recoveryCodes = new RecoveryCodes(Fingerprint.of("recovery codes " + key));
    }

    /** Until the transaction ends, nobody else changes what the person has: what is counted in it stays so. */
    public void lock(TenantScope scope, PersonId person) {
        transactions.run(
                scope,
                () -> jdbc.sql("select id from person where id = ? for no key update")
                        .param(person.value())
                        .query(UUID.class)
                        .single());
    }

    /** What the person has. */
    public SecondFactor of(TenantScope scope, PersonId person) {
        return transactions.call(
                scope,
                () -> jdbc.sql("""
                        select (select a.created_at from authenticator a where a.person_id = :person) as app,
                               (select p.second_factor_reset_at from person p where p.id = :person
                                and not exists (select from authenticator a where a.person_id = p.id)
                                and not exists (select from passkey k where k.person_id = p.id)) as reset_at,
                               (select count(*) from passkey k where k.person_id = :person) as passkeys,
                               count(*) filter (where used_at is null) as codes_left, count(*) as codes, max(used_at) as code_used
                        from recovery_code where person_id = :person
                        """)
                        .param("person", person.value())
                        .query(FactorRows::factor)
                        .single());
    }

    private static SecondFactor factor(ResultSet row, int number) throws SQLException {
        return new SecondFactor(
                time(row, "app"),
                row.getInt("passkeys"),
                row.getInt("codes_left"),
                row.getInt("codes"),
                time(row, "code_used"),
                time(row, "reset_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /** Sets the app up, in place of one that was, if the code is one of its key; it is used by that. */
    public boolean setUp(TenantScope scope, PersonId person, AppKey key, String code) {
        var step = AppCodes.step(key, code, clock.instant(), Long.MIN_VALUE);
        if (step.isEmpty()) {
            return false;
        }
        transactions.run(
                scope,
                () -> jdbc.sql("""
                                insert into authenticator (person_id, sealed, last_step, created_at) values (?, ?, ?, ?)
                                on conflict (person_id) do update
                                set sealed = excluded.sealed, last_step = excluded.last_step, created_at = excluded.created_at
                                """)
                        .params(person.value(), seal.close(key.letters(), about(person)), step.getAsLong(), now())
                        .update());
        return true;
    }

    private static String about(PersonId person) {
        return "authenticator of " + person;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** Makes recovery codes, in place of those that were. */
    public List<Secret> newRecoveryCodes(TenantScope scope, PersonId person) {
        var codes = recoveryCodes.make();
        transactions.run(scope, () -> {
            jdbc.sql("delete from recovery_code where person_id = ?")
                    .param(person.value())
                    .update();
            codes.forEach(
                    code -> jdbc.sql("insert into recovery_code (person_id, code_hash, created_at) values (?, ?, ?)")
                            .params(person.value(), recoveryCodes.hash(person, code.reveal()), now())
                            .update());
        });
        return codes;
    }

    /** Uses the app's code; false where it is wrong, or one of its step or a later one was used before. */
    public boolean useCode(TenantScope scope, PersonId person, String typed) {
        return transactions.call(scope, () -> {
            var app = jdbc.sql("select sealed, last_step from authenticator where person_id = ?")
                    .param(person.value())
                    .query((row, n) -> new App(row.getBytes("sealed"), row.getLong("last_step")))
                    .optional();
            return app.isPresent() && useCode(person, app.get(), typed);
        });
    }

    private boolean useCode(PersonId person, App app, String typed) {
        var key = opened(person, app.sealed());
        if (key.isEmpty()) {
            return false;
        }
        var step = AppCodes.step(key.get(), typed, clock.instant(), app.lastStep());
        // Of two at the same moment, on any node, one finds the step used.
        return step.isPresent()
                && jdbc.sql("update authenticator set last_step = ? where person_id = ? and last_step < ?")
                                .params(step.getAsLong(), person.value(), step.getAsLong())
                                .update()
                        == 1;
    }

    private Optional<AppKey> opened(PersonId person, byte[] sealed) {
        var key = seal.open(sealed, about(person)).map(AppKey::new);
        if (key.isEmpty()) {
            log.warn(
                    "The authenticator of person {} cannot be read: it was kept by a server with another {}. Reset it.",
                    person,
                    KEY_FILE);
        }
        return key;
    }

    /** Uses a recovery code; false where there is none like it, or it was used before. */
    public boolean useRecoveryCode(TenantScope scope, PersonId person, String typed) {
        return transactions.call(
                scope,
                () -> jdbc.sql("update recovery_code set used_at = ?"
                                        + " where person_id = ? and code_hash = ? and used_at is null")
                                .params(now(), person.value(), recoveryCodes.hash(person, typed))
                                .update()
                        == 1);
    }

    /** Takes the app away; whether there was one. */
    public boolean removeApp(TenantScope scope, PersonId person) {
        return transactions.call(
                scope,
                () -> jdbc.sql("delete from authenticator where person_id = ?")
                                .param(person.value())
                                .update()
                        > 0);
    }

    /** Recovery codes stand in for something: without it there are none. */
    public void dropUnneededCodes(TenantScope scope, PersonId person) {
        if (!of(scope, person).isThere()) {
            transactions.run(
                    scope,
                    () -> jdbc.sql("delete from recovery_code where person_id = ?")
                            .param(person.value())
                            .update());
        }
    }
}
