package org.keyholder.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.database.TestDatabase;
import org.keyholder.server.identity.People;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Who signs in under which spelling, on real rows. */
@ExtendWith(SharedServer.class)
class LoginsTest {

    private final TestServer server;
    private final WatchedSite watched;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    LoginsTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Émile.Straße-", "ÉMILE.STRASSE-", "émile.strasse-", "E\u0301mile.Straße-", "Ｅ\u0301mile.straße-"
            })
    void aPersonSignsInHoweverTheLoginIsTyped(String typed) {
        server.part(People.class).saveForStation(watched.station(), "Émile.Straße-" + mark, "É", WatchedSite.PASSWORD);

        try (var browser = Browser.signedIn(server, typed + mark)) {
            assertThat(browser.get("/monitoring").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void twoSpellingsAreOnePerson() {
        var people = server.part(People.class);
        people.saveForStation(watched.station(), "Straße-" + mark, "First", WatchedSite.PASSWORD);
        people.saveForStation(watched.station(), "STRASSE-" + mark, "Second", WatchedSite.PASSWORD);

        assertThat(server.rows()
                        .sql("select name from person where login like ?")
                        .param("%-" + mark)
                        .query(String.class)
                        .list())
                .containsExactly("Second");
    }

    @Test
    void whatIsNoLoginIsRefusedWithItsField() {
        assertThatThrownBy(() -> server.part(People.class)
                        .saveForStation(watched.station(), "ki\u200bm", "K", WatchedSite.PASSWORD))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("login"));
    }

    /** As release 0.1 writes it while it runs beside this one, or where two would have become one. */
    @Test
    void aLoginThatKeptItsOldSpellingIsFoundUnderIt() {
        var login = "straße-" + mark;
        server.part(People.class).saveForStation(watched.station(), login, "New", WatchedSite.PASSWORD);
        server.rows()
                .sql("insert into person select gen_random_uuid(), ?, 'Old', password_hash, null, ?, created_at"
                        + " from person where login = ?")
                .params(login, watched.station().value(), "strasse-" + mark)
                .update();
        var rows = server.part(PersonRows.class);

        assertThat(rows.loadUserByUsername(login).getUsername()).isEqualTo(login);
        assertThat(rows.loadUserByUsername("STRASSE-" + mark).getUsername()).isEqualTo("strasse-" + mark);
    }

    @Test
    void theMigrationFoldsWhatIsThereUnlessTwoWouldBecomeOne() throws IOException {
        try (var database = TestDatabase.create()) {
            var rows = database.superuser();
            var station = UUID.randomUUID();
            rows.sql("insert into station (id, name, created_at) values (?, 'S', now())")
                    .param(station)
                    .update();
            for (var login : new String[] {"kim", "straße", "e\u0301mile", "ｔｏｍ", "tom", "οδυσσευς"}) {
                rows.sql("insert into person (id, login, name, password_hash, station_id, created_at)"
                                + " values (gen_random_uuid(), ?, 'P', 'x', ?, now())")
                        .params(login, station)
                        .update();
            }

            rows.sql(folding()).update();

            assertThat(rows.sql("select login from person").query(String.class).list())
                    .containsExactlyInAnyOrder("kim", "strasse", "émile", "ｔｏｍ", "tom", "οδυσσευσ");
        }
    }

    private static String folding() throws IOException {
        var migration =
                Files.readString(Path.of("src/main/resources/db/migration/V2026.11.26.09__logins-folded-once.sql"));
        var begin = migration.indexOf("with folded");
        return migration.substring(begin, migration.indexOf(';', begin));
    }
}
