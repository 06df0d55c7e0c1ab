package org.keyholder.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.audit.internal.LinkRows;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.SettingsLoader;
import org.keyholder.server.database.CommandDatabase;
import org.keyholder.server.database.DatabaseShares;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.database.TestDatabase;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Refusal;
import org.keyholder.testing.clock.SettableClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The record in the database: written by the server's role, bent by whoever is its superuser, checked and exported by the tables' owner. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredAuditTest {

    private static final Instant BEGIN = Instant.parse("2026-11-26T03:00:00Z");

    private final SettableClock clock = SettableClock.at(BEGIN);
    private TestDatabase database;
    private TenantTransactions transactions;
    private Audit audit;
    private LinkRows links;
    private SingleConnectionDataSource owner;
    private AuditTool tool;
    private DealerId acme;
    private DealerId other;

    @BeforeAll
    void database() throws SQLException {
        database = TestDatabase.create();
        transactions = database.transactions();
        audit = Audit.ofCommand(database.jdbc(), new Ids(clock), clock);
        links = new LinkRows(database.jdbc(), transactions);
        owner = new SingleConnectionDataSource(TestDatabase.connect(database, "keyholder_owner"), true);
        tool = new AuditTool(
                JdbcClient.create(owner),
                new TenantTransactions(
                        new JdbcTransactionManager(owner), JdbcClient.create(owner), new DatabaseShares(4)),
                clock);
    }

    /** Each test has dealers of its own. */
    @BeforeEach
    void dealers() {
        clock.set(BEGIN);
        acme = dealer("Acme Security " + UUID.randomUUID());
        other = dealer("Other Alarms");
    }

    private DealerId dealer(String name) {
        var id = new DealerId(UUID.randomUUID());
        database.superuser()
                .sql("insert into dealer (id, name, created_at) values (?, ?, now())")
                .params(id.value(), name)
                .update();
        return id;
    }

    @AfterAll
    void drop() {
        owner.destroy();
        database.close();
    }

    /** One a minute, from 03:01 on. */
    private void write(DealerId dealer, int count) {
        for (int i = 0; i < count; i++) {
            clock.forward(Duration.ofMinutes(1));
            var said = Map.of("zone", String.valueOf(i + 1));
            transactions.run(
                    TenantScope.dealer(dealer),
                    () -> audit.write(
                            AuditNote.of(AuditKind.ZONE_ADDED, dealer.value()).saying(said)));
        }
    }

    private void link(DealerId dealer) {
        while (links.link(dealer.value()) > 0) {
            // Until nothing waits.
        }
    }

    private AuditVerdict verdict(DealerId dealer) {
        return tool.verify().stream()
                .filter(verdict -> verdict.words().contains(dealer.toString()))
                .findFirst()
                .orElseThrow();
    }

    private String export(DealerId dealer) {
        var out = new ByteArrayOutputStream();
        try {
            tool.export(dealer.value(), out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static AuditVerdict verify(String file) {
        try {
            return ExportedAudit.verify(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void entriesAreChainedInOrderAndVerify() {
        write(acme, 3);
        write(other, 1);
        link(acme);
        write(acme, 2);

        assertThat(verdict(acme)).isInstanceOfSatisfying(AuditVerdict.Whole.class, whole -> {
            assertThat(whole.entries()).isEqualTo(3);
            assertThat(whole.notChained()).isEqualTo(2);
        });
        link(acme);
        assertThat(verdict(acme).words()).contains("5 entries, none changed").doesNotContain("not chained yet");
        assertThat(verdict(other).words()).contains("0 entries", "1 not chained yet");
        assertThat(zones()).containsExactly("1", "2", "3", "1", "2");
    }

    private List<String> zones() {
        return database.superuser()
                .sql("""
                        select e.after::jsonb ->> 'zone' from audit_link l
                        join audit_entry e on e.organisation_id = l.organisation_id and e.id = l.entry_id
                        where l.organisation_id = ? order by l.number
                        """)
                .param(acme.value())
                .query(String.class)
                .list();
    }

    @Test
    void whoeverChainsAtTheSameTimeMakesOneChain() {
        write(acme, 40);

        var threads = IntStream.range(0, 4)
                .mapToObj(i -> Thread.ofPlatform().start(() -> links.link(acme.value())))
                .toList();
        threads.forEach(StoredAuditTest::join);

        assertThat(verdict(acme)).isInstanceOfSatisfying(AuditVerdict.Whole.class, whole -> {
            assertThat(whole.entries()).isEqualTo(40);
            assertThat(whole.notChained()).isZero();
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private record Bent(String how, int number, String at, String statement) {
        @Override
        public String toString() {
            return how;
        }
    }

    /** Five entries of 03:01 to 03:05; {@code #3} is the id of the third. */
    static Stream<Bent> bent() {
        var third = "2026-11-26T03:03:00.000000Z";
        var second = "2026-11-26T03:02:00.000000Z";
        return Stream.of(
                new Bent("a word changed", 3, third, "update audit_entry set after = '{\"zone\":\"9\"}' where id = #3"),
                new Bent("a name given", 3, third, "update audit_entry set actor_name = 'Nobody' where id = #3"),
                new Bent("an address given", 3, third, "update audit_entry set address = '::1' where id = #3"),
                new Bent("a kind changed", 3, third, "update audit_entry set kind = 'exported' where id = #3"),
                new Bent("a time changed", 3, "2026-11-26T03:03:01.000000Z", """
                        update audit_entry set at = at + interval '1 second' where id = #3"""),
                new Bent("a hash changed", 3, third, "update audit_link set hash = sha256('x') where number = 3"),
                new Bent("an entry removed", 3, second, "delete from audit_entry where id = #3"),
                new Bent("an entry and its link removed", 3, second, """
                        delete from audit_entry where id = #3; delete from audit_link where number = 3"""),
                new Bent("a link removed", 3, second, "delete from audit_link where number = 3"),
                new Bent("an entry put in another's place", 3, third, """
                        update audit_entry set (at, after) = (select at, '{"zone":"7"}' from audit_entry where id = #3) where id = #3"""),
                new Bent("two that changed places", 3, "2026-11-26T03:04:00.000000Z", """
                        update audit_link set entry_id = '00000000-0000-0000-0000-000000000000' where number = 3;
                        update audit_link set entry_id = #3 where number = 4;
                        update audit_link set entry_id = #4 where number = 3"""),
                new Bent("an entry inserted behind the chain's back", 6, "2026-11-26T03:02:30.000000Z", """
                        insert into audit_entry (organisation_id, id, at, kind, actor_kind)
                        select organisation_id, gen_random_uuid(), at + interval '30 seconds', 'exported', 'server'
                        from audit_entry where id = #2"""));
    }

    @ParameterizedTest
    @MethodSource("bent")
    void theFirstThatIsNotAsItWasIsNamedInTheDatabase(Bent bent) {
        write(acme, 5);
        write(other, 2);
        link(acme);
        link(other);

        bend(bent.statement());

        assertThat(verdict(acme)).isInstanceOfSatisfying(AuditVerdict.Broken.class, broken -> {
            assertThat(broken.number()).as(broken.why()).isEqualTo(bent.number());
            assertThat(broken.at()).as(broken.why()).contains(bent.at());
            assertThat(broken.words()).contains(bent.at(), String.valueOf(bent.number()));
        });
        assertThat(verdict(other)).isInstanceOf(AuditVerdict.Whole.class);
    }

    /** As the superuser, past the triggers. */
    private void bend(String statement) {
        var whole = statement;
        var ids = database.superuser()
                .sql("select entry_id from audit_link where organisation_id = ? order by number")
                .param(acme.value())
                .query(UUID.class)
                .list();
        for (int i = 1; i <= ids.size(); i++) {
            whole = whole.replace("#" + i, "'" + ids.get(i - 1) + "'");
        }
        var mine = whole.replace("where number =", "where organisation_id = '" + acme + "' and number =");
        database.superuser()
                .sql("do $do$ begin set local session_replication_role = replica; " + mine + "; end $do$")
                .update();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatIsBentInTheDatabaseIsFoundInAnExportToo(int number) {
        write(acme, 4);
        link(acme);
        bend("update audit_entry set kind = 'launched' where id = #" + number);

        assertThat(verify(export(acme)))
                .isInstanceOfSatisfying(
                        AuditVerdict.Broken.class,
                        broken -> assertThat(broken.number()).isEqualTo(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set kind = kind",
                "delete from audit_entry",
                "truncate audit_entry cascade",
                "update audit_link set hash = hash",
                "delete from audit_link",
                "truncate audit_link"
            })
    void notEvenTheTablesOwnerChangesIt(String statement) {
        write(acme, 1);
        link(acme);

        assertThatThrownBy(() -> database.owner().sql(statement).update())
                .rootCause()
                .hasMessageContaining("is only added to");
        assertThat(verdict(acme).words()).contains("1 entry, none changed");
    }

    @Test
    void anotherOrganisationSeesNone() {
        write(acme, 2);
        link(acme);

        assertThat(count(TenantScope.dealer(acme))).isEqualTo(2);
        assertThat(count(TenantScope.audit(acme.value()))).isEqualTo(2);
        for (var scope : List.of(
                TenantScope.dealer(other), TenantScope.audit(other.value()), TenantScope.audit(Audit.INSTALLATION))) {
            assertThat(count(scope)).as(scope.toString()).isZero();
        }
    }

    private long count(TenantScope scope) {
        return transactions.call(
                scope,
                () -> database.jdbc()
                        .sql("select count(*) from audit_entry join audit_link on entry_id = id")
                        .query(Long.class)
                        .single());
    }

    @Test
    void whoReadsARecordWritesNoneOfItsEntriesAndSeesNothingElse() {
        var scope = TenantScope.audit(acme.value());

        assertThatThrownBy(() ->
                        transactions.run(scope, () -> audit.write(AuditNote.of(AuditKind.EXPORTED, acme.value()))))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThat(transactions.<Long>call(
                        scope,
                        () -> database.jdbc()
                                .sql("select count(*) from dealer")
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    @Test
    void anExportIsOnRecordItselfAndVerifiesAnywhere() {
        write(acme, 3);
        clock.forward(Duration.ofMinutes(1));

        var file = export(acme);

        assertThat(file.lines()).hasSize(5);
        assertThat(file.lines().toList().get(3))
                .contains("\"kind\":\"exported\"", "\"actorKind\":\"command\"", System.getProperty("user.name"));
        assertThat(file.lines().toList().getLast())
                .startsWith("{\"head\":{\"form\":\"keyholder-audit-1\",\"hash\":\"")
                .contains("\"number\":4");
        assertThat(verify(file).words()).contains("4 entries, none changed", "head 4 ");
        clock.forward(Duration.ofMinutes(1));
        // A second one goes on where the first ended.
        assertThat(export(acme)).startsWith(file.substring(0, file.indexOf("{\"head\"")));
    }

    @Test
    void thousandsAreWrittenAndCheckedAPageAtATime() throws IOException {
        var notes = IntStream.range(0, 6_000)
                .mapToObj(i -> AuditNote.of(AuditKind.TEXT_QUEUED, acme.value()).saying(Map.of("to", "+1312555" + i)))
                .toList();
        transactions.run(TenantScope.dealer(acme), () -> audit.write(notes));
        var file = new ByteArrayOutputStream() {
            private long largest;

            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                largest = Math.max(largest, length);
                super.write(bytes, from, length);
            }
        };

        tool.export(acme.value(), file);

        // A line at a time, whatever the whole of it is.
        assertThat(file.largest).isLessThan(2_000);
        try (InputStream in = new ByteArrayInputStream(file.toByteArray())) {
            assertThat(ExportedAudit.verify(in).words()).contains("6001 entries, none changed");
        }
        assertThat(verdict(acme).words()).contains("6001 entries");
    }

    @Test
    void anOutsideDatabaseIsReadAsTheUserThatTheSettingsName(@TempDir Path home) throws IOException {
        write(acme, 2);
        database.superuser()
                .sql(
                        "create role audit_reader login password 'for tests alone' in role keyholder_owner, keyholder_server")
                .update();
        var settings = SettingsLoader.load(
                new Home(home), Map.of(), Map.of("keyholder.database.url", database.url("audit_reader")));

        try (var outside = CommandDatabase.open(new Home(home), settings)) {
            var there = new AuditTool(outside.owner(), outside.transactions(), clock);
            var file = new ByteArrayOutputStream();

            assertThat(there.isThere()).isTrue();
            there.export(acme.value(), file);
            assertThat(verify(file.toString(StandardCharsets.UTF_8)).words()).contains("3 entries, none changed");
            assertThat(there.verify())
                    .filteredOn(verdict -> verdict.words().contains(acme.toString()))
                    .hasSize(1)
                    .first()
                    .isInstanceOf(AuditVerdict.Whole.class);
        }
    }

    @Test
    void anOrganisationIsNamedByItsIdOrItsName() {
        var name = "Namesake " + UUID.randomUUID();
        var named = dealer(name);

        assertThat(tool.organisation(named.toString())).isEqualTo(named.value());
        assertThat(tool.organisation(name.toUpperCase(Locale.ROOT))).isEqualTo(named.value());
        assertThat(tool.organisation("installation")).isEqualTo(Audit.INSTALLATION);
        assertThatThrownBy(() -> tool.organisation("Nobody"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("organisation-unknown"));
        dealer(name);
        assertThatThrownBy(() -> tool.organisation(name))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("organisation-ambiguous"));
    }

    @Test
    void whatIsWrittenOutsideOfATransactionIsRefused() {
        assertThatThrownBy(() -> audit.write(AuditNote.of(AuditKind.EXPORTED, Audit.INSTALLATION)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void textThatNoProgramWritesAlikeIsMadePlain() {
        var name = "a\u0000b\tc\ud800d" + "x".repeat(5_000);
        transactions.run(
                TenantScope.dealer(acme),
                () -> audit.write(
                        AuditNote.of(AuditKind.ZONE_ADDED, acme.value()).saying(Map.of("name", name, "empty", " "))));

        assertThat(database.superuser()
                        .sql("select after from audit_entry where organisation_id = ?")
                        .param(acme.value())
                        .query(String.class)
                        .single())
                .startsWith("{\"name\":\"a\ufffdb\ufffdc\ufffddx")
                .hasSize("{'name':''}".length() + 1_000);
        assertThat(verify(export(acme))).isInstanceOf(AuditVerdict.Whole.class);
    }

    @Test
    void theSameLookWithinMinutesIsOnRecordOnceUnlessItCameToNothing() {
        Runnable look = () -> transactions.run(
                TenantScope.dealer(acme),
                () -> audit.writeOnce(
                        AuditNote.of(AuditKind.CLIP_VIEWED, acme.value()).saying(Map.of("name", "clip.mp4"))));
        assertThatThrownBy(() -> transactions.run(TenantScope.dealer(acme), () -> {
                    look.run();
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
        assertThat(entries()).isZero();

        look.run();
        look.run();
        assertThat(entries()).isOne();
        clock.forward(Audit.ONE_LOOK);
        look.run();
        assertThat(entries()).isEqualTo(2);
    }

    private long entries() {
        return database.superuser()
                .sql("select count(*) from audit_entry where organisation_id = ?")
                .param(acme.value())
                .query(Long.class)
                .single();
    }
}
