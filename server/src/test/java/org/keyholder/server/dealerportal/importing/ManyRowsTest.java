package org.keyholder.server.dealerportal.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealerportal.sheet.SheetReader;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.CountedStatements;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A thousand customers are read, planned and saved in so few statements that it takes seconds, and given out whole or not at all. */
class ManyRowsTest {

    private static final int STATEMENTS_OF_A_HUNDRED = 12;

    @Test
    void aThousandRowsTakeFewStatementsMoreThanTen() throws IOException {
        try (var counted = new CountedStatements();
                var server = TestServer.start(counted::before)) {
            var watched = WatchedSite.build(server);
            var dana = new DealerPerson(
                    new PersonId(UUID.randomUUID()), watched.dealer(), "Dana Whitfield", Role.DEALER_ADMIN);
            long few = statements(counted, server, dana, sheet("A", 10));

            long many = statements(counted, server, dana, sheet("B", 1000));

            assertThat(many - few).isLessThan(1000 / 100 * STATEMENTS_OF_A_HUNDRED);
            assertThat(watched.count("site")).isGreaterThanOrEqualTo(1011);
            assertThat(watched.count("contact")).isEqualTo(1010);
        }
    }

    /** A browser takes what ends properly for whole. */
    @Test
    void anExportThatBreaksOffDoesNotLookComplete() {
        try (var server = TestServer.start();
                var dana = Browser.signedIn(server, filled(server).dealerPerson())) {
            var rows = server.rows();
            assertThat(dana.get("/sites/export.csv").body()).contains("Site 999");

            rows.sql("""
                            create function breaks_off() returns boolean language plpgsql as $$
                            begin raise exception 'the database goes away' using errcode = '57P01'; end $$;
                            create policy breaks_off on zone as restrictive using (number <> 999 or breaks_off())
                            """).update();

            assertThatThrownBy(() -> dana.get("/sites/export.csv")).isInstanceOf(UncheckedIOException.class);
        }
    }

    private static WatchedSite filled(TestServer server) {
        var watched = WatchedSite.build(server);
        server.rows().sql("""
                        with made as (
                            insert into site (dealer_id, id, name, address, time_zone, created_at)
                            select :dealer, gen_random_uuid(), 'Site ' || n, 'Mill Lane', 'UTC', now() from generate_series(1, 999) n
                            returning dealer_id, id, name)
                        insert into zone (dealer_id, site_id, number, name, type)
                        select dealer_id, id, 999, 'Gate', 'instant' from made where name = 'Site 999'
                        """).param("dealer", watched.dealer().value()).update();
        return watched;
    }

    /** All in one transaction, and so by one connection: what the server asks by itself meanwhile does not count. */
    private static long statements(CountedStatements counted, TestServer server, DealerPerson dana, String text) {
        return server.part(TenantTransactions.class).call(TenantScope.dealer(dana.dealer()), () -> {
            int connection = server.part(JdbcClient.class)
                    .sql("select inet_client_port()")
                    .query(Integer.class)
                    .single();
            long before = counted.count(connection);
            imported(server, dana, text);
            return counted.count(connection) - before;
        });
    }

    private static void imported(TestServer server, DealerPerson dana, String text) {
        var imports = server.part(Imports.class);
        var bytes = text.getBytes(UTF_8);
        var sheet = SheetReader.read(bytes);
        var plan = server.part(Planner.class).plan(dana.dealer(), sheet);
        assertThat(plan.findings()).noneMatch(one -> one.kind() == Finding.Kind.ERROR);
        var id = imports.keep(dana, "sites.csv", bytes, sheet, plan);
        var saved = server.part(SaveSheet.class).save(imports.find(dana.dealer(), id), done -> {});
        assertThat(saved).isInstanceOf(SaveSheet.Outcome.Saved.class);
    }

    private static String sheet(String letter, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "Site %s%d,Mill Lane %d,Chicago,IL,%s%04d,Ann %d,(312) 555-%04d,%d,Gate\n"
                        .formatted(letter, i, i, letter, i, i, i, i % 999 + 1))
                .collect(Collectors.joining(
                        "",
                        "name,street,town,region,account_number,contact_name,contact_phone,zone_number,zone_name\n",
                        ""));
    }
}
