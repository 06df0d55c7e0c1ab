package org.keyholder.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The fence between tenants, table by table. The tables come from the database's own catalogue, so that a new one without its fence,
 * or without rows here to prove it, fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowSecurityTest {

    /**
     * Facts of the machinery and of the phone network, which belong to no tenant; and sign-ins, which are looked at to find out which
     * tenant it is, and hold nothing but a fingerprint, a person's id and times.
     */
    private static final Set<String> NOBODYS = Set.of(
            "scheduled_tasks",
            "early_receipt",
            "do_not_text",
            "incoming_text",
            "automatic_answer",
            "flyway_schema_history",
            "sign_in");

    /** What a station sees of the sites bound to it; everything else is the dealer's own. */
    private static final Set<String> SEEN_BY_STATION = Set.of(
            "dealer",
            "station",
            "receiver",
            "station_record",
            "person",
            "site",
            "zone",
            "contact",
            "event",
            "media",
            "signal",
            "signal_deed",
            "session",
            "verification",
            "question",
            "answer",
            "session_entry",
            "alarm",
            "alarm_event",
            "storm",
            "fact");

    /** Only ever added to. */
    private static final Set<String> RECORDS =
            Set.of("event", "session", "answer", "session_entry", "signal_deed", "consent", "alarm_event", "fact");

    private static final String PERMISSION_DENIED = "42501";

    private TestDatabase database;
    private TenantTransactions transactions;
    private JdbcClient server;
    private Seed acme;
    private Seed other;

    @BeforeAll
    void seed() {
        database = TestDatabase.create();
        transactions = database.transactions();
        server = database.jdbc();
        acme = Seed.plant(database.superuser(), 1);
        other = Seed.plant(database.superuser(), 2);
    }

    @AfterAll
    void drop() {
        database.close();
    }

    List<String> tables() {
        return database.superuser().sql("""
                        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                        order by relname
                        """).query(String.class).list().stream()
                .filter(table -> !NOBODYS.contains(table))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyTenantsTableHasItsFence(String table) {
        var fenced = database.superuser()
                .sql("select relrowsecurity and exists (select from pg_policy where polrelid = c.oid) "
                        + "from pg_class c where oid = ?::regclass")
                .param(table)
                .query(Boolean.class)
                .single();

        assertThat(fenced).as("row security of " + table).isTrue();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyTenantsTableHasARowOfEachTenantHere(String table) {
        var rows = database.superuser()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();

        assertThat(rows).as("rows of " + table + " that the tests can look for").isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void withoutATenantThereAreNoRows(String table) {
        assertThat(count(table)).isZero();
        assertThat(transactions.<Long>callUnscoped(() -> count(table))).isZero();
        assertThat(in(new TenantScope.Dealers(Set.of()), () -> count(table))).isZero();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void withoutATenantNothingIsAdded(String table) {
        assertDenied(() -> transactions.runUnscoped(() -> copy(table, acme)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aDealerSeesItsOwnRowsAndNobodyElses(String table) {
        var sees = in(TenantScope.dealer(acme.dealer), () -> count(table));
        var all = database.superuser()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();

        assertThat(sees).isPositive().isLessThan(all);
        assertThat(in(TenantScope.dealer(new DealerId(UUID.randomUUID())), () -> count(table)))
                .isZero();
        assertThat(in(TenantScope.dealer(acme.dealer), () -> rowsOf(table, other)))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aDealerAddsNothingToAnothersRows(String table) {
        assertDenied(() -> transactions.run(TenantScope.dealer(acme.dealer), () -> copy(table, other)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aDealerChangesNothingOfAnothers(String table) {
        var key =
                table.equals("dealer") || table.equals("station") || table.equals("receiver") || table.equals("person")
                        ? "id"
                        : "dealer_id";
        Supplier<Integer> change = () -> in(
                TenantScope.dealer(acme.dealer),
                () -> server.sql("update " + table + " set " + key + " = " + key + " where " + key
                                + " not in (?, ?, ?, ?)")
                        .params(acme.dealer.value(), acme.station.value(), acme.id(3), acme.id(4))
                        .update());
        try {
            assertThat(change.get()).isZero();
        } catch (RuntimeException denied) {
            assertThat(sqlState(denied)).isEqualTo(PERMISSION_DENIED);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aStationSeesWhatBelongsToTheSitesBoundToItAndNothingElse(String table) {
        var sees = in(TenantScope.station(acme.station), () -> rowsOf(table, acme));

        assertThat(sees > 0).as(table).isEqualTo(SEEN_BY_STATION.contains(table));
        assertThat(in(TenantScope.station(acme.station), () -> rowsOf(table, other)))
                .isZero();
        assertThat(in(TenantScope.station(new StationId(UUID.randomUUID())), () -> count(table)))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aStationAddsNothingToAnothersRows(String table) {
        assertDenied(() -> transactions.run(TenantScope.station(acme.station), () -> copy(table, other)));
    }

    /** Only what the station's people make is written in the station's name; the dealer's records never. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dealer",
                "station_record",
                "site",
                "device",
                "zone",
                "contact",
                "consent",
                "event",
                "media",
                "storm",
                "message"
            })
    void aStationWritesNoneOfTheDealersRecords(String table) {
        assertDenied(() -> transactions.run(TenantScope.station(acme.station), () -> copy(table, acme)));
    }

    /** Whoever has an alarm that goes on sees whose it is and whom to ask. */
    @Test
    void aSiteThatHasMovedAwayIsSeenUntilItsAlarmIsOver() {
        var moved = Seed.plant(database.superuser(), 8);
        moveAway(moved);

        for (var table : List.of("site", "zone", "contact", "dealer", "event", "media")) {
            assertThat(in(TenantScope.station(moved.station), () -> rowsOf(table, moved)))
                    .as(table)
                    .isOne();
            assertThat(in(TenantScope.station(acme.station), () -> rowsOf(table, moved)))
                    .as(table + " for another station")
                    .isZero();
        }
    }

    /** A site that has left the station takes its contacts and zones with it; the alarms of that time stay where they were. */
    @Test
    void aSiteThatHasMovedAwayIsNotSeenAnyMoreButItsAlarmsAre() {
        var moved = Seed.plant(database.superuser(), 7);
        moveAway(moved);
        database.superuser()
                .sql("update alarm set ended_at = now(), ended_why = 'completed' where dealer_id = ?")
                .param(moved.dealer.value())
                .update();

        assertThat(in(TenantScope.station(moved.station), () -> rowsOf("site", moved)))
                .isZero();
        assertThat(in(TenantScope.station(moved.station), () -> rowsOf("contact", moved)))
                .isZero();
        assertThat(in(TenantScope.station(moved.station), () -> rowsOf("zone", moved)))
                .isZero();
        assertThat(in(TenantScope.station(moved.station), () -> rowsOf("event", moved)))
                .isOne();
        assertThat(in(TenantScope.station(moved.station), () -> rowsOf("session_entry", moved)))
                .isOne();
    }

    private void moveAway(Seed site) {
        database.superuser()
                .sql(
                        "update site set station_id = null, station_record_id = null, account_number = null where dealer_id = ?")
                .param(site.dealer.value())
                .update();
    }

    /** What is past its keeping time goes by the functions named below, and by nothing else. */
    @ParameterizedTest
    @MethodSource("tables")
    void theServerDeletesNoTenantsRow(String table) {
        assertDenied(() -> transactions.run(
                TenantScope.dealer(acme.dealer),
                () -> server.sql("delete from " + table).update()));
    }

    @ParameterizedTest
    @CsvSource({
        "event, received_at",
        "session, opened_by",
        "answer, choice",
        "session_entry, text",
        "signal_deed, reason",
        "consent, shown",
        "alarm_event, zone",
        "fact, kind"
    })
    void whatIsOnRecordCannotBeChanged(String table, String column) {
        assertThat(RECORDS).contains(table);
        for (var scope : List.of(TenantScope.dealer(acme.dealer), TenantScope.station(acme.station))) {
            assertDenied(() -> transactions.run(
                    scope,
                    () -> server.sql("update " + table + " set " + column + " = " + column)
                            .update()));
        }
    }

    @Test
    void whatIsAddedInAnUnknownTableOfTomorrowIsFoundByTheseTests() {
        assertThat(tables()).containsAll(SEEN_BY_STATION).hasSizeGreaterThanOrEqualTo(SEEN_BY_STATION.size());
    }

    /**
     * The narrow doors past the fence: each finds one row by a secret or a unique name, or does the housekeeping of all tenants, where a
     * row's own time says that it is due; and there are no others.
     */
    @Test
    void theDoorsPastTheFenceAreTheKnownOnes() {
        var doors = database.superuser().sql("""
                        select proname || '(' || pg_get_function_identity_arguments(oid) || ')' from pg_proc
                        where pronamespace = 'public'::regnamespace and prosecdef order by 1
                        """).query(String.class).list();
        var open = database.superuser().sql("""
                        select count(*) from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
                          and (not coalesce(proconfig, '{}') @> array['search_path=public'] or has_function_privilege('public', oid, 'execute'))
                        """).query(Long.class).single();

        assertThat(doors)
                .containsExactly(
                        // Writes down that quiet has ended an alarm, as the row says itself.
                        "end_quiet_alarms(at timestamp with time zone, at_most integer)",
                        "find_devices(wanted bytea[])",
                        "find_devices_by_key(wanted bytea[])",
                        "find_login(wanted text)",
                        "find_message(wanted text)",
                        "find_question(wanted bytea)",
                        "find_signed_in(wanted bytea, since timestamp with time zone)",
                        // Whose storms are over, as the row says itself.
                        "find_spent_storms(at timestamp with time zone, at_most integer)",
                        // Of the files that the server has, those that no tenant's row names.
                        "find_unnamed_media(keys text[])",
                        "find_welcome(wanted bytea)",
                        // Links that ended a keeping time ago.
                        "forget_old_links(at timestamp with time zone, at_most integer)",
                        // Whether an alarm under a number is open at a station, whoever's: yes or no, as the unique key
                        // of numbers.
                        "keep_number_of_open_alarm()",
                        // Deletes clips and stills that are past their dealer's keeping time.
                        "take_old_media(at timestamp with time zone, at_most integer)");
        assertThat(open).isZero();
    }

    @Test
    void aScopeEndsWithItsTransactionAlsoWhenThatFails() {
        assertThatThrownBy(() -> transactions.run(TenantScope.dealer(acme.dealer), () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        for (int i = 0; i < 20; i++) {
            assertThat(transactions.<Long>callUnscoped(() -> count("site"))).isZero();
        }
    }

    private <T> T in(TenantScope scope, Supplier<T> work) {
        return transactions.call(scope, work);
    }

    private long count(String table) {
        return server.sql("select count(*) from " + table).query(Long.class).single();
    }

    private long rowsOf(String table, Seed seed) {
        return server.sql("select count(*) from " + table + " t where to_jsonb(t)::text like ?")
                .param("%" + seed.mark() + "%")
                .query(Long.class)
                .single();
    }

    /** Adds a copy of the seed's row, as whoever the transaction is for. Row security speaks before any unique key does. */
    private void copy(String table, Seed seed) {
        var row = database.superuser()
                .sql("select to_jsonb(t)::text from " + table + " t where to_jsonb(t)::text like ? limit 1")
                .param("%" + seed.mark() + "%")
                .query(String.class)
                .single();
        var columns = String.join(
                ", ",
                database.superuser().sql("""
                        select attname from pg_attribute
                        where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                        """).param(table).query(String.class).list());
        server.sql("insert into " + table + " (" + columns + ") overriding system value select " + columns
                        + " from jsonb_populate_record(null::" + table + ", ?::jsonb)")
                .param(row)
                .update();
    }

    private static void assertDenied(Runnable work) {
        assertThatThrownBy(work::run)
                .satisfies(denied -> assertThat(sqlState(denied)).isEqualTo(PERMISSION_DENIED));
    }

    private static String sqlState(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState();
            }
        }
        return "none: " + failure;
    }

    /** A row in each tenant's table, mostly as release 0.1 writes them: its alarm comes of that. All ids of a seed begin alike, so that its rows are found in any table. */
    record Seed(int number, DealerId dealer, StationId station) {

        static Seed plant(JdbcClient rows, int number) {
            var seed = new Seed(number, new DealerId(id(number, 1)), new StationId(id(number, 2)));
            for (var statement : seed.statements()) {
                rows.sql(statement).update();
            }
            return seed;
        }

        String mark() {
            return "%08d-".formatted(number);
        }

        UUID id(int what) {
            return id(number, what);
        }

        private static UUID id(int number, int what) {
            return UUID.fromString("%08d-0000-7000-8000-%012d".formatted(number, what));
        }

        private List<String> statements() {
            var dealer = q(1);
            var station = q(2);
            var receiver = q(3);
            var person = q(4);
            var record = q(5);
            var site = q(6);
            var device = q(7);
            var contact = q(8);
            var event = q(9);
            var session = q(10);
            var verification = q(11);
            var question = q(12);
            var hash = "decode(lpad('" + number + "', 64, '0'), 'hex')";
            return List.of(
                    "insert into dealer (id, name, created_at) values (" + dealer + ", 'D', now())",
                    "insert into station (id, name, created_at) values (" + station + ", 'S" + number + "', now())",
                    "insert into receiver (id, station_id, name, protocol, address, created_at) values (" + receiver
                            + ", " + station + ", 'R', 'xml-tcp', 'x:1', now())",
                    "insert into station_record (dealer_id, id, station_id, receiver_id, name, created_at) values ("
                            + dealer + ", " + record + ", " + station + ", " + receiver + ", 'S', now())",
                    "insert into person (id, login, name, password_hash, dealer_id, created_at) values (" + person
                            + ", 'd" + number + "', 'P', 'x', " + dealer + ", now())",
                    "insert into person (id, login, name, password_hash, station_id, created_at) values (" + q(13)
                            + ", 's" + number + "', 'P', 'x', " + station + ", now())",
                    "insert into site (dealer_id, id, name, address, time_zone, station_record_id, station_id, account_number,"
                            + " created_at) values (" + dealer + ", " + site + ", 'N', 'A', 'UTC', " + record + ", "
                            + station
                            + ", '1', now())",
                    "insert into device (dealer_id, id, site_id, name, key_hash, created_at) values (" + dealer + ", "
                            + device + ", " + site + ", 'B', " + hash + ", now())",
                    "insert into zone (dealer_id, site_id, number, name) values (" + dealer + ", " + site
                            + ", 17, 'Z')",
                    "insert into message (dealer_id, id, conversation, recipient, body, created_at, give_up_at) values ("
                            + dealer + ", " + q(14) + ", 'welcome:x', '+13125550100', 'B', now(), now())",
                    "insert into contact (dealer_id, id, site_id, name, phone, created_at) values (" + dealer + ", "
                            + contact + ", " + site + ", 'C', '+13125550100', now())",
                    "insert into consent (dealer_id, id, contact_id, given_at, address, user_agent, shown) values ("
                            + dealer + ", " + q(15) + ", " + contact + ", now(), 'a', 'u', 's')",
                    "insert into event (dealer_id, id, site_id, station_id, device_id, device_event_id, content_hash, zone, kind,"
                            + " occurred_at, received_at) values (" + dealer + ", " + event + ", " + site + ", "
                            + station + ", "
                            + device + ", 'e', " + hash + ", 17, 'motion', now(), now())",
                    "insert into media (dealer_id, event_id, name, content_type, size, storage_key, sha256, stored_at) values ("
                            + dealer + ", " + event + ", 'c.mp4', 'video/mp4', 1, 'k', " + hash + ", now())",
                    "insert into signal (dealer_id, id, station_id, receiver_id, site_id, event_id, happening, account_number,"
                            + " qualifier, contact_id_code, partition, zone, zone_text, event_kind, text, occurred_at, time_zone,"
                            + " created_at) values (" + dealer + ", " + q(16) + ", " + station + ", " + receiver + ", "
                            + site
                            + ", " + event
                            + ", 'event', '1', 'new', '130', '01', 17, 'Z', 'motion', 'T', now(), 'UTC', now())",
                    "insert into fact (dealer_id, station_id, site_id, alarm_id, at, kind, actor) values (" + dealer
                            + ", " + station + ", " + site + ", " + event + ", now(), 'session-opened', 'system')",
                    "insert into storm (dealer_id, id, station_id, site_id, alarm_id, reporter, reporter_id, device_name, per_minute,"
                            + " began_at, last_at, joined, level) values (" + dealer + ", " + q(18) + ", " + station
                            + ", " + site + ", " + event + ", 'device', " + device
                            + ", 'B', 30, now(), now(), 1, 30)",
                    "insert into signal_deed (dealer_id, signal_id, station_id, deed, reason, actor_kind, actor_id, actor_name,"
                            + " actor_organisation, at) values (" + dealer + ", " + q(16) + ", " + station
                            + ", 'given-up', 'R', 'person', " + q(13) + ", 'P', " + station + ", now())",
                    "insert into session (dealer_id, id, station_id, site_id, event_id, opened_by, opened_at) values ("
                            + dealer + ", " + session + ", " + station + ", " + site + ", " + event + ", 'K', now())",
                    "insert into verification (dealer_id, id, station_id, session_id, asked_by, asked_at, closes_at) values ("
                            + dealer + ", " + verification + ", " + station + ", " + session + ", 'K', now(), now())",
                    "insert into question (dealer_id, id, station_id, session_id, verification_id, contact_id, name, token_hash,"
                            + " viewable_until, queued_at) values (" + dealer + ", " + question + ", " + station + ", "
                            + session
                            + ", " + verification + ", " + contact + ", 'C', " + hash + ", now(), now())",
                    "insert into answer (dealer_id, id, station_id, question_id, session_id, choice, late, answered_at, address)"
                            + " values (" + dealer + ", " + q(17) + ", " + station + ", " + question + ", " + session
                            + ", 'dispatch', false, now(), 'a')",
                    "insert into session_entry (dealer_id, session_id, station_id, at, kind, text) values (" + dealer
                            + ", " + session + ", " + station + ", now(), 'opened', 'T')");
        }

        private String q(int what) {
            return "'" + id(what) + "'";
        }
    }
}
