package org.keyholder.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** What another site's page can make an operator's browser do: open a window, and nothing else. */
@ExtendWith(SharedServer.class)
class CrossSiteRequestsTest {

    private static final Pattern ALARM = Pattern.compile("data-stream=\"([^\"]+)/stream\"");

    private final TestServer server;
    private final WatchedSite watched;
    private final String launch;
    private Browser desk;

    CrossSiteRequestsTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.launch = "/monitoring?act=" + watched.account().text() + "&zone=017";
    }

    @BeforeEach
    void anAlarmIsOpen() {
        desk = Browser.signedIn(server, watched.operator());
        new Api(server).accepted(watched.key(), "a");
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({
        // A picture, a frame, a script, a fetch, a form of another site, of a neighbour under the same domain too.
        "cross-site, no-cors, image",
        "same-site, no-cors, image",
        "cross-site, navigate, iframe",
        "cross-site, navigate, embed",
        "cross-site, navigate, object",
        "cross-site, no-cors, script",
        "cross-site, cors, empty",
        "same-site, cors, empty",
        "cross-site, websocket, websocket",
        "something-new, no-cors, empty"
    })
    void whatIsPartOfAnotherPageGetsNoAnswer(String site, String mode, String dest) {
        for (var path : new String[] {launch, "/monitoring", "/sites", "/a/x", "/w/x", "/sign-in"}) {
            assertThat(get(path, site, mode, dest)).as(path).isEqualTo(403);
        }
        assertThat(watched.count("session")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // A station's web software, a program that opens the browser, a typed address, our own page.
        "cross-site, navigate, document",
        "same-site, navigate, document",
        "none, navigate, document",
        "same-origin, navigate, document",
        "same-origin, cors, empty"
    })
    void aWindowIsOpenedByWhomeverAndNothingIsWrittenByThat(String site, String mode, String dest) {
        assertThat(get(launch, site, mode, dest)).isEqualTo(200);
        assertThat(watched.count("session")).isZero();
    }

    @Test
    void aProgramThatIsNoBrowserSaysNothingAboutItself() {
        assertThat(desk.get(launch).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"cross-site", "same-site"})
    void aFormOfAnotherSiteIsTurnedAway(String site) {
        var page = desk.get(launch);
        var token = Browser.token(page).orElseThrow();
        var answer = desk.send(HttpRequest.newBuilder(server.url(alarm(page.body()) + "/verify"))
                .header("Sec-Fetch-Site", site)
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + token)));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(watched.count("session")).isZero();
    }

    /** Fetched ahead, previewed, or loaded twice: only the page's own POST says that somebody has the alarm before them. */
    @Test
    void lookingMarksNothingAndThePagesOwnPressDoes() {
        var page = desk.get(launch);
        var alarm = alarm(page.body());
        desk.get(alarm);
        desk.get(alarm + "/panel");
        assertThat(watched.count("session")).isZero();
        assertThat(page.body()).contains("id=\"take\"", "action=\"" + alarm + "/opened\"");

        assertThat(desk.post(alarm + "/opened", Map.of()).statusCode())
                .as("without its token")
                .isEqualTo(403);
        var token = Browser.token(page).orElseThrow();
        assertThat(desk.post(alarm + "/opened", Map.of("_csrf", token)).statusCode())
                .isEqualTo(302);

        assertThat(watched.count("session")).isOne();
        assertThat(desk.get(launch).body())
                .contains("Kim Moreau opened the alarm")
                .doesNotContain("id=\"take\"");
    }

    @Test
    void aPastAlarmIsNotTakenAnyMore() {
        var page = desk.get(launch);
        server.rows()
                .sql("update alarm set ended_at = now(), ended_why = 'completed' where dealer_id = ?")
                .param(watched.dealer().value())
                .update();

        desk.post(
                alarm(page.body()) + "/opened",
                Map.of("_csrf", Browser.token(page).orElseThrow()));

        assertThat(watched.count("session")).isZero();
    }

    /** Over an encrypted line a browser keeps the sign-in for this host alone, and nobody else can put one there. */
    @Test
    void overAnEncryptedLineTheCookieIsThisHostsAlone() {
        var api = new Api(server);
        var page = api.send(HttpRequest.newBuilder(server.url("/sign-in")).header("X-Forwarded-Proto", "https"));
        var cookie = page.whole().headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie)
                .startsWith("__Host-keyholder-form=")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
        var plain = desk.cookie("keyholder-sign-in").orElseThrow();
        var slippedIn = api.send(HttpRequest.newBuilder(server.url("/monitoring"))
                .header("X-Forwarded-Proto", "https")
                .header("Cookie", "keyholder-sign-in=" + plain.getValue()));
        assertThat(slippedIn.status()).isEqualTo(302);
        var ours = api.send(HttpRequest.newBuilder(server.url("/monitoring"))
                .header("X-Forwarded-Proto", "https")
                .header("Cookie", "__Host-keyholder-sign-in=" + plain.getValue()));
        assertThat(ours.status()).isEqualTo(200);
    }

    private int get(String path, String site, String mode, String dest) {
        return desk.send(HttpRequest.newBuilder(server.url(path))
                        .header("Accept", "text/html")
                        .header("Sec-Fetch-Site", site)
                        .header("Sec-Fetch-Mode", mode)
                        .header("Sec-Fetch-Dest", dest))
                .statusCode();
    }

    private static String alarm(String page) {
        var found = ALARM.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
