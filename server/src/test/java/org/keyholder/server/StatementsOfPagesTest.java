package org.keyholder.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.CountedStatements;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Who may see what is decided for a page, and not row by row: a long list asks the database no more often than a short one. */
class StatementsOfPagesTest {

    private static final int MORE = 12;
    private static final int TRIES = 8;

    /** What the server asks by itself meanwhile. */
    private static final int BESIDE = 8;

    @Test
    void aLongListAsksNoMoreStatementsThanAShortOne() throws IOException {
        try (var counted = new CountedStatements();
                var server = TestServer.start(counted::before)) {
            var watched = WatchedSite.build(server);
            var dealer = new OrganisationId(watched.dealer().value());
            grow(server, watched, dealer, 1);
            try (var dana = Browser.signedIn(server, person(server, dealer, Role.DEALER_ADMIN));
                    var omar = Browser.signedIn(
                            server,
                            person(server, new OrganisationId(watched.station().value()), Role.STATION_ADMIN));
                    var ruth = Browser.signedIn(
                            server, person(server, OrganisationId.INSTALLATION, Role.INSTALLATION_ADMIN))) {
                var pages = Map.of(
                        dana,
                        List.of(
                                "/dashboard",
                                "/sites?columns=last-event&columns=missing",
                                "/search?q=yard",
                                "/sites",
                                "/people",
                                "/account",
                                "/sites/" + watched.site(),
                                "/sites/" + watched.site() + "/events"),
                        omar,
                        List.of(
                                "/monitoring",
                                "/monitoring/signals",
                                "/people",
                                "/station/company",
                                "/station/receivers",
                                "/station/numbers"),
                        ruth,
                        List.of("/organisations"));
                var before = statements(counted, pages);

                grow(server, watched, dealer, MORE);

                var after = statements(counted, pages);
                assertThat(before.values()).as("statements of " + before).allMatch(asked -> asked > 0);
                before.forEach((page, asked) -> assertThat(after.getOrDefault(page, Long.MAX_VALUE))
                        .as("of " + page + ", before " + asked)
                        .isLessThanOrEqualTo(asked + BESIDE));
            }
        }
    }

    private static String person(TestServer server, OrganisationId organisation, Role role) {
        var login = role.code() + "-" + UUID.randomUUID();
        server.part(People.class).save(organisation, role, login, "Somebody", WatchedSite.PASSWORD);
        return login;
    }

    /** Sites with an alarm and people of their own, and organisations. */
    private static void grow(TestServer server, WatchedSite watched, OrganisationId dealer, int by) {
        var api = new Api(server);
        for (int i = 0; i < by; i++) {
            var other = watched.neighbour("N" + UUID.randomUUID().toString().substring(0, 6));
            api.accepted(other.key(), "a-" + i);
            person(server, dealer, Role.INSTALLER);
            person(server, new OrganisationId(watched.station().value()), Role.OPERATOR);
            WatchedSite.build(server);
        }
    }

    /** The fewest that each page took in a few tries: beside it the server does what is due. */
    private static Map<String, Long> statements(CountedStatements counted, Map<Browser, List<String>> pages) {
        var asked = new HashMap<String, Long>();
        pages.forEach((browser, paths) -> paths.forEach(path -> asked.put(
                path + " (" + browser.hashCode() + ")",
                LongStream.range(0, TRIES)
                        .map(_ -> statements(counted, browser, path))
                        .min()
                        .orElseThrow())));
        return asked;
    }

    private static long statements(CountedStatements counted, Browser browser, String path) {
        long before = counted.count();
        assertThat(browser.get(path).statusCode()).as(path).isEqualTo(200);
        return counted.count() - before;
    }
}
