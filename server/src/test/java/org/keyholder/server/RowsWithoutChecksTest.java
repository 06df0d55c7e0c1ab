package org.keyholder.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keyholder.server.identity.Role;
import org.keyholder.server.identity.internal.ChecksOff;
import org.keyholder.server.testing.TestServer;

/**
 * The matrix once more on a server that asks for no right at all: each address as each role, with somebody else's ids. The database refuses
 * by itself: what is foreign is not there, and nothing of it is changed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowsWithoutChecksTest {

    private TestServer server;
    private RightsOfEveryHandlerTest matrix;

    @BeforeAll
    void start() {
        server = TestServer.startWith(ChecksOff.inTests());
        matrix = new RightsOfEveryHandlerTest(server);
        matrix.everybodySignsIn();
        until(
                "nothing is on its way any more",
                () -> server.rows()
                        .sql(
                                "select not exists (select from signal where state = 'queued') and not exists (select from audit_unlinked)")
                        .query(Boolean.class)
                        .single());
    }

    @AfterAll
    void stop() {
        matrix.everybodyLeaves();
        server.close();
    }

    /** The control: a role gets where it may not. */
    @ParameterizedTest
    @EnumSource(value = Role.class, names = "OPERATOR")
    void theChecksAreOff(Role role) {
        assertThat(matrix.call(role, "GET /people", matrix.own()).statusCode()).isEqualTo(200);
        assertThat(matrix.call(role, "GET /api-keys", matrix.own()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whatIsForeignIsNotThereAndStaysAsItIs(Role role) {
        var before = foreignRows();

        matrix.addressesWithIds().forEach(address -> {
            if (role == Role.INSTALLATION_ADMIN && address.contains("/organisations/")) {
                // All organisations are the installation's own.
                return;
            }
            var ofNobody = matrix.call(role, address, matrix.unknown()).statusCode();
            var ofOthers = matrix.call(role, address, matrix.foreign()).statusCode();
            assertThat(ofOthers).as(role + ": " + address).isEqualTo(ofNobody);
            // A page that is made of a dealer's or an operator's own rows alone is no page for others.
            assertThat(ofNobody)
                    .as(role + ": " + address)
                    .isIn(
                            404,
                            403,
                            address.contains("/signals/") ? 302 : 404,
                            address.contains("/signals/") ? 422 : 404);
        });

        assertThat(foreignRows()).isEqualTo(before);
    }

    /** Of each table how many rows name the foreign dealer, and what they hold. A key's last use and a site's last event are written whenever it is time. */
    private Map<String, String> foreignRows() {
        var rows = new TreeMap<String, String>();
        tables().forEach(table -> rows.put(
                table,
                server.rows()
                        .sql("select count(*) || ': ' || coalesce(md5(string_agg(r, '' order by r)), '') "
                                + "from (select (to_jsonb(t) - array['used_at', 'ends_at', 'last_event_at', 'events_read_to'])::text as r"
                                + " from " + table
                                + " t) rows "
                                + "where r like '%' || ? || '%'")
                        .param(matrix.foreign().dealer().toString())
                        .query(String.class)
                        .single()));
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private Iterable<String> tables() {
        return server.rows().sql("""
                        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
                          and relname <> 'scheduled_tasks'
                        """).query(String.class).list();
    }
}
