package org.keyholder.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.keyholder.server.testing.Wait.until;

import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server on connections that PgBouncer shares out. Skipped where PgBouncer is not there. */
class PgBouncerTest {

    private static final int TOGETHER = 12;

    @BeforeEach
    void pgBouncerIsThere() {
        assumeTrue(PgBouncer.isThere(), "PgBouncer is not there (Debian: apt-get install pgbouncer)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool_mode = transaction",
                "pool_mode = transaction\nserver_round_robin = 1",
                "pool_mode = transaction\ndefault_pool_size = 2",
                "pool_mode = session"
            })
    void anAlarmGoesItsWayAndNobodySeesAnothersRows(String mode) throws Exception {
        try (var pooler = PgBouncer.start(TestDatabase.postgres().port(), mode);
                var server = TestServer.start(pooler::before)) {
            var watched = WatchedSite.build(server);
            var foreign = WatchedSite.build(server);
            var api = new Api(server);

            together(i -> api.accepted(watched.key(), "event-" + i));

            assertThat(watched.count("event")).isEqualTo(TOGETHER);
            until("the signals are acknowledged", () -> acknowledged(server, watched) > 0);
            assertThat(together(i -> seen(server, watched))).containsOnly("keyholder_server sees 1 site");
            assertThat(together(i -> seen(server, foreign))).containsOnly("keyholder_server sees 1 site");
            assertThat(together(i -> seenByNobody(server))).containsOnly("keyholder_server sees 0 sites");
        }
    }

    @Test
    void aSecondStartFindsItsTables() {
        try (var pooler = PgBouncer.start(TestDatabase.postgres().port(), "pool_mode = transaction");
                var server = TestServer.start(pooler::before)) {
            server.restart();

            assertThat(new Api(server).accepted(WatchedSite.build(server).key(), "after-the-restart"))
                    .isNotEmpty();
        }
    }

    @Test
    void aFirstStartMakesItsTablesWhereTheyBelongThoughTheUserLooksElsewhere() {
        try (var pooler = PgBouncer.start(
                        TestDatabase.postgres().port(), "pool_mode = transaction\nserver_round_robin = 1");
                var server = TestServer.start(url -> pooler.before(emptied(url)))) {
            assertThat(server.part(JdbcClient.class)
                            .sql("select schemaname from pg_tables where tablename = 'person'")
                            .query(String.class)
                            .list())
                    .containsExactly("public");
        }
    }

    /** The address of an empty database of the same user, whose search path leads elsewhere. */
    private static String emptied(String url) {
        var user = URI.create(url).getUserInfo().split(":", 2)[0];
        try (var connection = TestDatabase.postgres().connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database empty_one template template0 owner " + user);
            statement.execute("alter role " + user + " set search_path = elsewhere");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url.replaceFirst("/[^/]*$", "/empty_one");
    }

    @Test
    void aPoolerThatTakesTransactionsApartIsRefusedInASentence() {
        try (var pooler = PgBouncer.start(TestDatabase.postgres().port(), "pool_mode = statement")) {
            assertThatThrownBy(() -> TestServer.start(pooler::before))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("transaction");
        }
    }

    private static long acknowledged(TestServer server, WatchedSite watched) {
        return server.rows()
                .sql("select count(*) from signal where dealer_id = ? and state = 'acknowledged'")
                .param(watched.dealer().value())
                .query(Long.class)
                .single();
    }

    private static String seen(TestServer server, WatchedSite watched) {
        return server.part(TenantTransactions.class)
                .call(TenantScope.dealer(watched.dealer()), () -> lookAround(server));
    }

    private static String seenByNobody(TestServer server) {
        return lookAround(server);
    }

    private static String lookAround(TestServer server) {
        return server.part(JdbcClient.class)
                .sql(
                        "select current_user || ' sees ' || count(*) || case count(*) when 1 then ' site' else ' sites' end from site")
                .query(String.class)
                .single();
    }

    private interface Task<T> {
        T of(int number) throws Exception;
    }

    /** Does it many times at once, so that connections change hands. */
    private static <T> List<T> together(Task<T> task) throws Exception {
        var start = new CyclicBarrier(TOGETHER);
        try (var threads = Executors.newFixedThreadPool(TOGETHER)) {
            var calls = new ArrayList<Callable<T>>();
            for (int i = 0; i < TOGETHER; i++) {
                int number = i;
                calls.add(() -> {
                    start.await();
                    return task.of(number);
                });
            }
            var all = new ArrayList<T>();
            for (Future<T> result : threads.invokeAll(calls)) {
                all.add(result.get());
            }
            return all;
        }
    }
}
