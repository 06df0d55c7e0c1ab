package org.keyholder.server.stationportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.site.SiteDetails;
import org.keyholder.server.site.Sites;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** A station's admin reads the account book and releases numbers, over real HTTP. */
@ExtendWith(SharedServer.class)
class AccountBookPagesTest {

    private static final String BOOK = "/station/numbers";
    private static final Pattern RELEASE = Pattern.compile("href=\"(/station/numbers/[^\"]+/release)\"");

    private final TestServer server;
    private final WatchedSite watched;
    private final String number;
    private Browser admin;

    AccountBookPagesTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.number = watched.account().text();
    }

    @BeforeEach
    void signIn() {
        admin = Browser.signedIn(server, admin(watched));
    }

    @AfterEach
    void leave() {
        admin.close();
    }

    private String admin(WatchedSite of) {
        var login = "admin-" + UUID.randomUUID();
        server.part(People.class)
                .save(
                        new OrganisationId(of.station().value()),
                        Role.STATION_ADMIN,
                        login,
                        "Omar Haddad",
                        WatchedSite.PASSWORD);
        return login;
    }

    @Test
    void itHoldsEveryNumberOfTheStationAndNoOther() {
        give("NEW" + number);

        var page = admin.get(BOOK).body();

        assertThat(page).contains(number, "NEW" + number, "Harbour Yard", "in use", "kept until released");
        try (var other = Browser.signedIn(server, admin(WatchedSite.build(server)))) {
            assertThat(other.get(BOOK).body()).doesNotContain(">" + number + "<", "NEW" + number);
        }
    }

    @Test
    void itIsReadByHowANumberBeginsAndByItsState() {
        give("NEW" + number);

        assertThat(admin.get(BOOK + "?number=new").body())
                .contains("NEW" + number)
                .doesNotContain(">" + number + "<");
        assertThat(admin.get(BOOK + "?which=kept").body())
                .contains(">" + number + "<")
                .doesNotContain("NEW" + number);
        assertThat(admin.get(BOOK + "?number=ZZZ").body()).contains("There is no such number");
        assertThat(admin.get(BOOK + "?number=%25").body()).contains("There is no such number");
        assertThat(admin.get(BOOK + "?which=nonsense").body()).contains("NEW" + number);
        assertThat(admin.get(BOOK + "?after=nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void aNumberIsReleasedAfterAQuestion() {
        give("NEW" + number);
        var release = release();

        assertThat(admin.get(release).body()).contains("Release the number", number, "Harbour Yard");
        var answer = admin.press(release, release);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(admin.get(BOOK).body()).contains("released ").doesNotContain("kept until released");
    }

    @Test
    void anothersIsNotThere() {
        give("NEW" + number);
        var release = release();

        try (var other = Browser.signedIn(server, admin(WatchedSite.build(server)))) {
            assertThat(other.get(release).statusCode()).isEqualTo(404);
            assertThat(other.post(
                                    release,
                                    Map.of(
                                            "_csrf",
                                            Browser.token(other.get("/account")).orElseThrow()))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(admin.get(BOOK).body()).contains("kept until released");
    }

    @Test
    void fiftyAreOnAPageAndTheNextOnesFollow() {
        for (int i = 0; i < AccountBookController.ROWS; i++) {
            watched.neighbour("X" + number + "-" + String.format(java.util.Locale.ROOT, "%02d", i));
        }

        var first = admin.get(BOOK).body();
        var next = Pattern.compile("href=\"(/station/numbers\\?[^\"]+after=[^\"]+)\"")
                .matcher(first);

        assertThat(next.find()).isTrue();
        assertThat(first).contains(number, "-48").doesNotContain("-49");
        assertThat(admin.get(next.group(1).replace("&amp;", "&")).body())
                .contains("-49")
                .doesNotContain("-48");
    }

    private String release() {
        var found = RELEASE.matcher(admin.get(BOOK).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private void give(String other) {
        server.part(Sites.class)
                .change(
                        watched.dealer(),
                        watched.site(),
                        new SiteDetails(
                                "Harbour Yard",
                                "Mill Lane 12",
                                ZoneId.of("America/Chicago"),
                                Optional.of(watched.stationRecord()),
                                Optional.of(new AccountNumber(other))));
    }
}
