package org.keyholder.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.admission.internal.DoorForTests;
import org.keyholder.server.identity.Memberships;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/**
 * A stream ends with the right by which it was opened. What ends a right is written past this node in most of these, as another node
 * would write it.
 */
@ExtendWith(SharedServer.class)
class StreamsEndTest {

    /** Well below the ten seconds after which everything is looked at anyway. */
    private static final Duration SOON = Duration.ofSeconds(4);

    private final TestServer server;
    private final WatchedSite watched;
    private final String login;
    private Browser desk;
    private String alarm;
    private final AtomicInteger heard = new AtomicInteger();

    StreamsEndTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.login = watched.operator();
    }

    @BeforeEach
    void openAnAlarm() {
        desk = Browser.signedIn(server, login);
        new Api(server).accepted(watched.key(), "a");
        var page = desk.get("/monitoring?act=" + watched.account().text()).body();
        var found = Pattern.compile("data-stream=\"([^\"]+)/stream\"").matcher(page);
        assertThat(found.find()).isTrue();
        alarm = found.group(1);
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void signingOutEndsIt() throws Exception {
        var token = Browser.token(desk.get(alarm)).orElseThrow();
        var stream = open(alarm + "/stream");

        desk.post("/sign-out", Map.of("_csrf", token));

        assertEnds(stream);
    }

    @Test
    void aSignInThatIsDeletedEndsIt() throws Exception {
        var stream = open(alarm + "/stream");

        change("delete from sign_in s using person p where p.id = s.person_id and p.login = ?", login);

        assertEnds(stream);
        // Nobody goes on believing what they read a moment ago.
        until("the node has heard", () -> desk.get("/monitoring").statusCode() == 302);
    }

    @Test
    void anAdminWhoSignsSomebodyOutEndsIt() throws Exception {
        var stream = open(alarm + "/stream");

        try (var admin = admin()) {
            var page = "/people/" + id() + "/sign-out";
            admin.press(page, page);
        }

        assertEnds(stream);
    }

    @Test
    void aPasswordThatIsChosenByALinkEndsIt() throws Exception {
        var stream = open(alarm + "/stream");

        try (var admin = admin();
                var elsewhere = new Browser(server)) {
            var page = "/people/" + id() + "/password-link";
            var link = Pattern.compile("/password/[A-Za-z0-9_-]{43}")
                    .matcher(admin.press(page, page).body());
            assertThat(link.find()).isTrue();
            elsewhere.press(link.group(), link.group(), "password", "lamp river quiet seventeen");
        }

        assertEnds(stream);
    }

    private Browser admin() {
        var admin = "admin-" + UUID.randomUUID();
        server.part(People.class)
                .save(
                        new OrganisationId(watched.station().value()),
                        Role.STATION_ADMIN,
                        admin,
                        "Omar Haddad",
                        WatchedSite.PASSWORD);
        return Browser.signedIn(server, admin);
    }

    private UUID id() {
        return server.rows()
                .sql("select id from person where login = ?")
                .param(login)
                .query(UUID.class)
                .single();
    }

    @Test
    void aPersonWhoIsShutOutIsOutAndCannotComeBack() throws Exception {
        var stream = open(alarm + "/stream");

        change("update person set disabled_at = now() where login = ?", login);

        assertEnds(stream);
        until("the node has heard", () -> desk.get("/monitoring").statusCode() == 302);
        try (var again = new Browser(server)) {
            assertThat(again.signIn(login, WatchedSite.PASSWORD.reveal()).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aDealersPageEndsTooWithItsSignIn() throws Exception {
        var person = watched.dealerPerson();
        try (var portal = Browser.signedIn(server, person)) {
            var stream = open(portal, "/sites/" + watched.site() + "/contacts/stream");

            change("update person set disabled_at = now() where login = ?", person);

            assertEnds(stream);
        }
    }

    @Test
    void anAlarmThatEndsAfterItsSiteHasMovedAwayEndsIt() throws Exception {
        leaveTheStation();
        var token = Browser.token(desk.get(alarm)).orElseThrow();
        var stream = open(alarm + "/stream");

        desk.post(alarm + "/complete", Map.of("_csrf", token));

        assertEnds(stream);
    }

    @Test
    void aSiteThatMovesAwayAfterItsAlarmHasEndedEndsIt() throws Exception {
        var token = Browser.token(desk.get(alarm)).orElseThrow();
        desk.post(alarm + "/complete", Map.of("_csrf", token));
        var stream = open(alarm + "/stream");

        leaveTheStation();

        assertEnds(stream);
    }

    /** Nothing is written when it ends. */
    @Test
    void aLookThatIsOverEndsIt() throws Exception {
        try (var ruth = watched.lookedAt()) {
            var stream = open(ruth, alarm + "/stream");

            server.clock().forward(Memberships.VISIT);

            assertEnds(stream);
            assertThat(ruth.get(alarm).statusCode()).isEqualTo(302);
        }
    }

    /** Nothing is written when quiet ends an alarm. */
    @Test
    void quietEndsItWhereTheSiteHasMovedAway() throws Exception {
        change("update site set quiet_minutes = 1 where id = ?", watched.site().value());
        change(
                "update alarm set quiet_minutes = 1 where site_id = ?",
                watched.site().value());
        leaveTheStation();
        var stream = open(alarm + "/stream");

        server.clock().forward(Duration.ofMinutes(2));

        assertEnds(stream);
    }

    @Test
    void itGoesOnWhereNothingHasEnded() throws Exception {
        var stream = open(alarm + "/stream");
        int before = heard.get();

        leaveTheStation();
        new Api(server).accepted(watched.key(), "b");
        var token = Browser.token(desk.get(alarm)).orElseThrow();
        desk.post(alarm + "/opened", Map.of("_csrf", token));

        until("it is told of the session", () -> heard.get() > before);
        assertThat(stream).isNotDone();
        change("delete from sign_in s using person p where p.id = s.person_id and p.login = ?", login);
        assertEnds(stream);
    }

    @Test
    void onePersonHasThirtyTwoOpenAndTheNextIsToldToComeLaterWhileOthersGetIn() {
        var streams = new ArrayList<HttpResponse<Stream<String>>>();
        for (int i = 0; i < 32; i++) {
            streams.add(desk.stream(alarm + "/stream"));
        }
        var oneMore = desk.stream(alarm + "/stream");
        streams.add(oneMore);
        try (var colleague = Browser.signedIn(server, watched.operator())) {
            var theirs = colleague.stream(alarm + "/stream");
            streams.add(theirs);

            assertThat(streams.subList(0, 32)).allMatch(stream -> stream.statusCode() == 200);
            assertThat(oneMore.statusCode()).isEqualTo(429);
            assertThat(oneMore.headers().firstValue("Retry-After")).isPresent();
            assertThat(theirs.statusCode()).isEqualTo(200);
            // However many there are, they hold up no other request.
            until("no request is being worked on", () -> DoorForTests.begun(server) == 0);
            // A browser is not closed before its streams are.
            streams.forEach(stream -> stream.body().close());
        }
    }

    private CompletableFuture<Void> open(String path) {
        return open(desk, path);
    }

    private CompletableFuture<Void> open(Browser browser, String path) {
        var answer = browser.stream(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        int before = heard.get();
        var end = CompletableFuture.runAsync(() -> answer.body().forEach(line -> heard.incrementAndGet()));
        until("the stream has begun", () -> heard.get() > before);
        return end;
    }

    private static void assertEnds(CompletableFuture<Void> stream) throws Exception {
        stream.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void leaveTheStation() {
        change(
                "update site set station_id = null, station_record_id = null, account_number = null where id = ?",
                watched.site().value());
    }

    private void change(String sql, Object of) {
        assertThat(server.rows().sql(sql).param(of).update()).isPositive();
    }
}
