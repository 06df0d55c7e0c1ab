package org.keyholder.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While an upgrade is under way release 0.1 writes its rows, in its own statements, as the server's role: they become alarms. */
class RowsOfThePreviousReleaseTest {

    private static TestDatabase database;
    private static TenantTransactions transactions;
    private static JdbcClient server;

    private final UUID dealer = UUID.randomUUID();
    private final UUID station = UUID.randomUUID();
    private final UUID receiver = UUID.randomUUID();
    private final UUID record = UUID.randomUUID();
    private final UUID site = UUID.randomUUID();
    private final UUID device = UUID.randomUUID();
    private final UUID contact = UUID.randomUUID();

    @BeforeAll
    static void makeDatabase() {
        database = TestDatabase.create();
        transactions = database.transactions();
        server = database.jdbc();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void plant() {
        var rows = database.superuser();
        rows.sql("insert into dealer (id, name, created_at) values (?, 'D', now())")
                .param(dealer)
                .update();
        rows.sql("insert into station (id, name, created_at) values (?, ?, now())")
                .params(station, "S " + station)
                .update();
        rows.sql("insert into receiver (id, station_id, name, protocol, address, created_at) "
                        + "values (?, ?, 'R', 'xml-tcp', 'x:1', now())")
                .params(receiver, station)
                .update();
        rows.sql("insert into station_record (dealer_id, id, station_id, receiver_id, name, created_at) "
                        + "values (?, ?, ?, ?, 'S', now())")
                .params(dealer, record, station, receiver)
                .update();
        rows.sql(
                        "insert into site (dealer_id, id, name, address, time_zone, station_record_id, station_id, account_number, "
                                + "created_at) values (?, ?, 'N', 'A', 'UTC', ?, ?, 'P1', now())")
                .params(dealer, site, record, station)
                .update();
        rows.sql("insert into device (dealer_id, id, site_id, name, key_hash, created_at) "
                        + "values (?, ?, ?, 'B', sha256(?::text::bytea), now())")
                .params(dealer, device, site, device.toString())
                .update();
        rows.sql("insert into zone (dealer_id, site_id, number, name) values (?, ?, 17, 'Gate')")
                .params(dealer, site)
                .update();
        rows.sql("insert into contact (dealer_id, id, site_id, name, phone, created_at) "
                        + "values (?, ?, ?, 'C', '+13125550100', now())")
                .params(dealer, contact, site)
                .update();
    }

    /** It sets the one key of a device in the device's row, and looks devices up by a function of its own. */
    @Test
    void aKeyThatItGivesADeviceIsTheDevicesKeyInPlaceOfTheOneBefore() {
        assertThat(finds(device.toString())).isTrue();
        var given = "another " + device;
        transactions.run(
                TenantScope.dealer(new DealerId(dealer)),
                () -> server.sql("""
                        insert into device as d (dealer_id, id, site_id, name, key_hash, created_at)
                        values (:dealer, :id, :site, 'B', sha256(:key::bytea), now())
                        on conflict (dealer_id, id) do update set name = excluded.name, key_hash = excluded.key_hash
                        where (d.name, d.key_hash) is distinct from (excluded.name, excluded.key_hash)
                        """)
                        .param("dealer", dealer)
                        .param("id", device)
                        .param("site", site)
                        .param("key", given)
                        .update());

        assertThat(finds(given)).isTrue();
        assertThat(finds(device.toString())).isFalse();
        assertThat(one("select count(*) from device_key where device_id = ?", Long.class, device))
                .isEqualTo(2L);
    }

    private static boolean finds(String key) {
        return server.sql("select exists (select from find_devices(array[sha256(?::bytea)]))")
                .param(key)
                .query(Boolean.class)
                .single();
    }

    @Test
    void anEventThatItSignalsOpensAnAlarmUnderTheEventsId() {
        var event = takeIn();

        assertThat(alarms()).containsExactly(event);
        assertThat(alarmOf(event)).isEqualTo(event);
        assertThat(one("select zone_name from alarm where id = ?", String.class, event))
                .isEqualTo("Gate");
        assertThat(one("select account_number from alarm where id = ?", String.class, event))
                .isEqualTo("P1");
        assertThat(one("select alarm_id from signal where event_id = ?", UUID.class, event))
                .isEqualTo(event);
    }

    @Test
    void aFurtherEventJoinsTheAlarmThatGoesOn() {
        var first = takeIn();
        var second = takeIn();

        assertThat(alarms()).containsExactly(first);
        assertThat(alarmOf(second)).isEqualTo(first);
    }

    @Test
    void anAlarmThatIsOverIsNotJoined() {
        var completed = takeIn();
        database.superuser()
                .sql("update alarm set ended_at = now(), ended_why = 'completed' where id = ?")
                .param(completed)
                .update();
        var quiet = takeIn();
        database.superuser()
                .sql("update alarm set active_at = now() - interval '31 minutes' where id = ?")
                .param(quiet)
                .update();

        var third = takeIn();

        assertThat(alarms()).containsExactlyInAnyOrder(completed, quiet, third);
        assertThat(alarmOf(third)).isEqualTo(third);
        assertThat(one("select ended_why from alarm where id = ?", String.class, quiet))
                .isEqualTo("quiet");
    }

    @Test
    void twoEventsAtOnceAreOneAlarm() throws Exception {
        var together = new CyclicBarrier(2);
        Callable<UUID> oneOfThem = () -> {
            together.await();
            return takeIn();
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            var events = List.of(threads.submit(oneOfThem), threads.submit(oneOfThem));

            assertThat(alarmOf(events.get(0).get()))
                    .isEqualTo(alarmOf(events.get(1).get()));
        }
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void itsSessionIsTheSessionOfTheAlarmAndASecondOneDoesNotFail() {
        var first = takeIn();
        var second = takeIn();

        var session = open(first);
        var other = open(second);

        assertThat(one("select alarm_id from session where id = ?", UUID.class, session))
                .isEqualTo(first);
        assertThat(count("select count(*) from session where id = ? and alarm_id is null", other))
                .isOne();
    }

    @Test
    void twoOfItsSessionsAtOnceBothOpen() throws Exception {
        var events = List.of(takeIn(), takeIn());
        var together = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var opened = events.stream()
                    .map(event -> threads.submit(() -> {
                        together.await();
                        return open(event);
                    }))
                    .toList();
            for (var one : opened) {
                one.get();
            }
        }

        assertThat(count("select count(*) from session where dealer_id = ?", dealer))
                .isEqualTo(2);
        assertThat(count("select count(*) from session where dealer_id = ? and alarm_id is not null", dealer))
                .isOne();
    }

    @Test
    void aSignalAboutAnAnswerIsNoEventAndOpensNothing() {
        var event = takeIn();

        transactions.run(TenantScope.dealer(new DealerId(dealer)), () -> signal(event, "dispatch-wanted"));

        assertThat(alarms()).containsExactly(event);
    }

    @Test
    void itGoesOnAskingAndWritingDownAnswersAndItsLog() {
        var session = open(takeIn());
        var verification = UUID.randomUUID();
        var question = UUID.randomUUID();

        transactions.run(TenantScope.dealer(new DealerId(dealer)), () -> {
            server.sql(
                            "insert into verification (dealer_id, id, station_id, session_id, asked_by, asked_at, closes_at) "
                                    + "values (?, ?, ?, ?, 'Kim', now(), now())")
                    .params(dealer, verification, station, session)
                    .update();
            server.sql("""
                            insert into question (dealer_id, id, station_id, session_id, verification_id, contact_id, name, title,
                                                  slot, token_hash, viewable_until, queued_at)
                            values (?, ?, ?, ?, ?, ?, 'C', null, null, sha256(?::text::bytea), now(), now())
                            """)
                    .params(dealer, question, station, session, verification, contact, question.toString())
                    .update();
            server.sql("update question set failed_at = now(), failure = 'opted out with STOP' where id = ?")
                    .param(question)
                    .update();
            server.sql("""
                            insert into answer (dealer_id, id, station_id, question_id, session_id, choice, late, answered_at, address)
                            values (?, ?, ?, ?, ?, 'dispatch', false, now(), 'a')
                            """)
                    .params(dealer, UUID.randomUUID(), station, question, session)
                    .update();
            server.sql("insert into session_entry (dealer_id, session_id, station_id, at, kind, text) "
                            + "values (?, ?, ?, now(), 'asked', 'Kim asked')")
                    .params(dealer, session, station)
                    .update();
        });

        assertThat(count("select count(*) from session_entry where session_id = ?", session))
                .isOne();
        assertThat(count("select count(*) from answer where session_id = ?", session))
                .isOne();
    }

    /** As release 0.1 takes an event in: the event and its signal in one transaction. */
    private UUID takeIn() {
        var event = UUID.randomUUID();
        transactions.run(TenantScope.dealer(new DealerId(dealer)), () -> {
            server.sql("""
                            insert into event (dealer_id, id, site_id, station_id, device_id, device_event_id, content_hash,
                                               zone, kind, occurred_at, received_at)
                            values (?, ?, ?, ?, ?, ?, sha256('x'), 17, 'motion', now(), now())
                            on conflict (dealer_id, device_id, device_event_id) do nothing
                            """)
                    .params(dealer, event, site, station, device, event.toString())
                    .update();
            signal(event, "event");
        });
        return event;
    }

    private void signal(UUID event, String happening) {
        server.sql("""
                        insert into signal (dealer_id, id, station_id, receiver_id, site_id, event_id, happening,
                                            account_number, qualifier, contact_id_code, sia_code, partition, zone, slot,
                                            person, person_title, zone_text, event_kind, text, occurred_at, time_zone,
                                            created_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'P1', 'new', '130', null, '01', 17, null, null, null, 'Gate', 'motion', 'T',
                                now(), 'UTC', now())
                        """)
                .params(dealer, UUID.randomUUID(), station, receiver, site, event, happening)
                .update();
    }

    /** As release 0.1 opens a session, as the station. */
    private UUID open(UUID event) {
        var session = UUID.randomUUID();
        transactions.run(
                TenantScope.station(new StationId(station)),
                () -> server.sql("""
                        insert into session (dealer_id, id, station_id, site_id, event_id, opened_by, opened_at)
                        values (?, ?, ?, ?, ?, 'Kim', now()) on conflict (dealer_id, event_id) do nothing
                        """)
                        .params(dealer, session, station, site, event)
                        .update());
        return session;
    }

    private List<UUID> alarms() {
        return database.superuser()
                .sql("select id from alarm where dealer_id = ?")
                .param(dealer)
                .query(UUID.class)
                .list();
    }

    private UUID alarmOf(UUID event) {
        return one("select alarm_id from alarm_event where event_id = ?", UUID.class, event);
    }

    private static long count(String sql, Object value) {
        return one(sql, Long.class, value);
    }

    private static <T> T one(String sql, Class<T> type, Object value) {
        return database.superuser().sql(sql).param(value).query(type).single();
    }
}
