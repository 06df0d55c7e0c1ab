package org.keyholder.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Who gets in where, over real HTTP. */
@ExtendWith(SharedServer.class)
class AccessTest {

    private static final String SIGN_IN = "keyholder-sign-in";

    private final TestServer server;
    private final WatchedSite watched;

    AccessTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/sites", "/sites/new", "/monitoring", "/monitoring?act=P1&zone=017", "/monitoring/clip"})
    void whoIsNotSignedInIsLedToTheSignIn(String path) {
        try (var browser = new Browser(server)) {
            var answer = browser.get(path);

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(Browser.location(answer)).endsWith("/sign-in");
        }
    }

    @Test
    void anOperatorLandsWhereTheLaunchPointed() {
        var login = watched.operator();
        var launch = "/monitoring?act=" + watched.account().text() + "&zone=017";
        try (var browser = new Browser(server)) {
            browser.get(launch);

            var answer = browser.signIn(login, WatchedSite.PASSWORD.reveal());

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(Browser.location(answer)).contains(launch);
        }
    }

    @Test
    void signingInMakesANewSecretWhateverTheBrowserHeldBefore() {
        var login = watched.operator();
        try (var browser = new Browser(server)) {
            browser.signIn(login, WatchedSite.PASSWORD.reveal());
            var before = browser.cookie(SIGN_IN).orElseThrow();

            browser.signIn(login, WatchedSite.PASSWORD.reveal());

            var after = browser.cookie(SIGN_IN).orElseThrow();
            assertThat(after.getValue()).isNotEqualTo(before.getValue());
            assertThat(after.isHttpOnly()).isTrue();
            assertThat(after.getMaxAge()).isNegative();
            assertThat(signIns(login)).isOne();
        }
    }

    @Test
    void whoIsNotSignedInLeavesNoRowBehind() {
        var before = signIns();
        try (var browser = new Browser(server)) {
            browser.get("/monitoring?act=P1");
            browser.get("/sign-in");
            browser.signIn(watched.operator(), "wrong");

            assertThat(browser.cookie(SIGN_IN)).isEmpty();
            assertThat(signIns()).isEqualTo(before);
        }
    }

    @Test
    void whoSignsOutIsOutAndSoIsACopyOfTheCookie() {
        var login = watched.operator();
        try (var browser = Browser.signedIn(server, login)) {
            var page = browser.get("/monitoring");
            var copy = browser.cookie(SIGN_IN).orElseThrow().getValue();

            browser.post("/sign-out", Map.of("_csrf", Browser.token(page).orElseThrow()));

            assertThat(browser.get("/monitoring").statusCode()).isEqualTo(302);
            assertThat(signIns(login)).isZero();
            var stolen = new Api(server)
                    .send(HttpRequest.newBuilder(server.url("/monitoring")).header("Cookie", SIGN_IN + "=" + copy));
            assertThat(stolen.status()).isEqualTo(302);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/monitoring", "/sites"})
    void aSecretThatNeverWasOpensNothing(String path) {
        for (var secret : new String[] {"x", "A".repeat(43), "A".repeat(4000), "%00", "' or 1=1 --"}) {
            var answer = new Api(server)
                    .send(HttpRequest.newBuilder(server.url(path)).header("Cookie", SIGN_IN + "=" + secret));

            assertThat(answer.status()).as(secret).isEqualTo(302);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/", "https://evil.example/", "/\\evil.example", "%%%", ""})
    void aWantedPageLeadsToNobodyElse(String wanted) {
        var login = watched.operator();
        try (var browser = new Browser(server)) {
            var value = wanted.equals("%%%")
                    ? wanted
                    : Base64.getUrlEncoder().withoutPadding().encodeToString(wanted.getBytes(StandardCharsets.UTF_8));
            browser.keep("keyholder-wanted", value);

            var answer = browser.signIn(login, WatchedSite.PASSWORD.reveal());

            assertThat(Browser.location(answer)).endsWith("/monitoring").doesNotContain("evil");
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreToldAlike() {
        var login = watched.operator();
        try (var known = new Browser(server);
                var unknown = new Browser(server)) {
            var one = known.signIn(login, "wrong");
            var other = unknown.signIn("nobody-" + UUID.randomUUID(), "wrong");

            assertThat(one.statusCode()).isEqualTo(401).isEqualTo(other.statusCode());
            assertThat(one.body()).contains(SignInPage.WRONG).contains(login);
            assertThat(other.body()).contains(SignInPage.WRONG);
        }
    }

    @Test
    void whoGuessesHasToWait() {
        var login = watched.operator();
        try (var browser = new Browser(server)) {
            for (int i = 0; i < 5; i++) {
                browser.signIn(login, "wrong " + i);
            }

            var page = browser.signIn(login, WatchedSite.PASSWORD.reveal());

            assertThat(page.statusCode()).isEqualTo(429);
            assertThat(page.body()).contains("Too many attempts");
            assertThat(browser.get("/monitoring").statusCode()).isEqualTo(302);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "' or 1=1 --", "😀", ""})
    void aNameThatIsNoneIsAWrongOne(String login) {
        try (var browser = new Browser(server)) {
            var answer = browser.signIn(login, "x\u0000y");

            assertThat(answer.statusCode()).isIn(401, 429);
        }
    }

    @Test
    void aFormThatCannotBeDecodedIsARefusedRequestAndNoFault() {
        var answer = new Api(server)
                .raw("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/html\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 12\r\n\r\nusername=%zz");

        assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d.*").doesNotContain("Exception", "\tat ");
    }

    @Test
    void aPostWithoutItsTokenIsRefused() {
        try (var browser = Browser.signedIn(server, watched.dealerPerson())) {
            var answer = browser.post("/sites", Map.of("name", "Forged", "address", "x", "timeZone", "UTC"));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("<html").doesNotContain("Exception");
            assertThat(watched.count("site")).isOne();
        }
    }

    @Test
    void signingInWithoutTheTokenIsRefused() {
        var login = watched.operator();
        try (var browser = new Browser(server)) {
            browser.get("/sign-in");

            var answer = browser.post("/sign-in", Map.of("username", login, "password", WatchedSite.PASSWORD.reveal()));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(browser.get("/monitoring").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void aDealerDoesNotOpenTheDesk() {
        try (var browser = Browser.signedIn(server, watched.dealerPerson())) {
            for (var path : new String[] {
                "/monitoring", "/monitoring?act=" + watched.account().text(), "/monitoring/clip"
            }) {
                var answer = browser.get(path);

                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.body()).contains("<html").doesNotContain("Exception", "Harbour");
            }
            assertThat(browser.get("/sites").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anOperatorDoesNotOpenTheDealersSites() {
        try (var browser = Browser.signedIn(server, watched.operator())) {
            for (var path : new String[] {"/sites", "/sites/new", "/sites/" + watched.site()}) {
                var answer = browser.get(path);

                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.body()).contains("<html").doesNotContain("Exception", "Harbour");
            }
        }
    }

    @Test
    void anotherStationsOperatorFindsNeitherSessionNorClipNorAccount() {
        var event = new Api(server).accepted(watched.key(), "a");
        String session;
        try (var own = Browser.signedIn(server, watched.operator())) {
            session = session(
                    own.get("/monitoring?act=" + watched.account().text()).body());
            assertThat(own.get("/monitoring/alarms/" + session).statusCode()).isEqualTo(200);
        }
        var rival = WatchedSite.build(server);
        try (var other = Browser.signedIn(server, rival.operator())) {
            for (var path : new String[] {
                "/monitoring/alarms/" + session,
                "/monitoring/alarms/" + session + "/panel",
                "/monitoring/alarms/" + session + "/stream",
                "/monitoring/alarms/" + session + "/media/" + event + "/clip.mp4",
                "/monitoring/alarms/not-an-id",
                "/monitoring/clip?site=" + watched.site() + "&event=" + event,
                "/monitoring?site=" + watched.site(),
                "/monitoring?act=" + watched.account().text()
            }) {
                var answer = other.get(path);

                assertThat(answer.statusCode()).as(path).isEqualTo(404);
                assertThat(answer.body()).as(path).doesNotContain("Harbour", "Mill Lane");
            }
            var token = Browser.token(other.get("/monitoring")).orElseThrow();
            assertThat(other.post("/monitoring/alarms/" + session + "/verify", Map.of("_csrf", token))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(watched.count("verification")).isZero();
    }

    @Test
    void anotherDealerFindsNeitherSiteNorContact() {
        var contact = watched.contact("Ann Ortega", "+13125550202", 2);
        var rival = WatchedSite.build(server);
        try (var other = Browser.signedIn(server, rival.dealerPerson())) {
            for (var path : new String[] {
                "/sites/" + watched.site(),
                "/sites/" + watched.site() + "/edit",
                "/sites/" + watched.site() + "/devices",
                "/sites/" + watched.site() + "/contacts/new",
                "/sites/" + watched.site() + "/contacts/" + contact.value() + "/welcome",
                "/sites/" + rival.site() + "/contacts/" + contact.value() + "/welcome"
            }) {
                var answer = other.get(path);

                assertThat(answer.statusCode()).as(path).isEqualTo(404);
                assertThat(answer.body()).as(path).doesNotContain("Mill Lane", "Ann Ortega");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/", "/w/"})
    void aTokenThatNeverWasLeadsNowhereAndNamesNobody(String path) {
        try (var browser = new Browser(server)) {
            for (var token : new String[] {"x", "A".repeat(27), "%00", "A".repeat(5000)}) {
                var answer = browser.get(path + token);

                assertThat(answer.statusCode()).as(token).isIn(400, 404);
                assertThat(answer.body()).doesNotContain("Exception", "Dealer 1");
                assertThat(browser.cookie(SIGN_IN)).isEmpty();
            }
        }
    }

    @Test
    void aPasswordIsHiddenAsItIsTypedAndMayComeFromAManager() {
        try (var browser = new Browser(server)) {
            assertThat(browser.get("/sign-in").body())
                    .contains("name=\"password\" type=\"password\" autocomplete=\"current-password\"");
        }
        try (var browser = Browser.signedIn(server, watched.operator())) {
            assertThat(browser.get("/account").body())
                    .contains("name=\"old\" type=\"password\" autocomplete=\"current-password\"")
                    .contains("name=\"password\" type=\"password\" autocomplete=\"new-password\"");
        }
    }

    @Test
    void whoeverIsSignedInFindsTheWayOut() {
        try (var operator = Browser.signedIn(server, watched.operator());
                var dealer = Browser.signedIn(server, watched.dealerPerson())) {
            var pages = List.of(
                    operator.get("/monitoring"),
                    operator.get("/monitoring/signals"),
                    operator.get("/account"),
                    dealer.get("/sites"),
                    dealer.get("/people"));

            assertThat(pages).allSatisfy(page -> assertThat(page.body()).contains("action=\"/sign-out\""));
        }
    }

    @ParameterizedTest
    @CsvSource({"TRACE, /sign-in", "TRACE, /a/x", "PUT, /a/x", "DELETE, /a/x", "PATCH, /w/x"})
    void aMethodThatNobodyNeedsDoesNothing(String method, String path) {
        try (var browser = new Browser(server)) {
            var answer = browser.send(
                    HttpRequest.newBuilder(server.url(path)).method(method, HttpRequest.BodyPublishers.noBody()));

            assertThat(answer.statusCode()).isIn(400, 403, 405);
        }
    }

    @Test
    void whatIsTheSameForEverybodyHasThemToo() {
        try (var browser = new Browser(server)) {
            for (var path : new String[] {"/brand/123a7a.css", "/assets/000000000000/keyholder.css", "/favicon.ico"}) {
                var headers = browser.get(path).headers();

                assertThat(headers.firstValue("X-Content-Type-Options"))
                        .as(path)
                        .contains("nosniff");
                assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                        .as(path)
                        .contains("frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'");
                assertThat(headers.firstValue("Cross-Origin-Resource-Policy"))
                        .as(path)
                        .contains("same-origin");
            }
        }
    }

    @Test
    void aTextedLinkIsNeitherIndexedNorStoredNorToldOn() {
        try (var browser = new Browser(server)) {
            var headers = browser.get("/a/" + "A".repeat(27)).headers();

            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(headers.firstValue("X-Robots-Tag").orElse("")).contains("noindex");
            assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        }
    }

    @Test
    void everyPageHasItsSecurityHeaders() {
        try (var browser = Browser.signedIn(server, watched.operator())) {
            for (var path : new String[] {"/sign-in", "/monitoring", "/monitoring?act=none", "/sites"}) {
                var headers = browser.get(path).headers();

                assertThat(headers.firstValue("Cross-Origin-Resource-Policy"))
                        .as(path)
                        .contains("same-origin");
                assertThat(headers.firstValue("X-Content-Type-Options"))
                        .as(path)
                        .contains("nosniff");
                assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
                assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                        .as(path)
                        .contains("frame-ancestors 'none'");
                assertThat(headers.firstValue("Cache-Control").orElse(""))
                        .as(path)
                        .contains("no-store");
            }
        }
    }

    /** The proxy ends TLS and says so; a browser that has been here once comes by HTTPS alone from then on. */
    @Test
    void behindAProxyWithTlsBrowsersAreToldToComeByTlsAlone() {
        try (var browser = new Browser(server)) {
            for (var path : new String[] {"/sign-in", "/health/live", "/a/" + "A".repeat(27), "/monitoring"}) {
                var encrypted =
                        browser.send(HttpRequest.newBuilder(server.url(path)).header("X-Forwarded-Proto", "https"));

                assertThat(encrypted
                                .headers()
                                .firstValue("Strict-Transport-Security")
                                .orElse(""))
                        .as(path)
                        .contains("max-age=31536000");
                assertThat(browser.get(path).headers().firstValue("Strict-Transport-Security"))
                        .as(path)
                        .isEmpty();
            }
        }
    }

    @Test
    void healthIsToldToEveryoneAndNothingElseIs() {
        try (var browser = new Browser(server)) {
            assertThat(browser.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(browser.get("/health/live").body()).contains("live");
            assertThat(browser.get("/health/other").statusCode()).isEqualTo(404);
            assertThat(browser.cookie(SIGN_IN)).isEmpty();
            assertThat(browser.get("/actuator/env").statusCode()).isIn(302, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/providers/twilio/status", "/providers/twilio/inbound"})
    void theProvidersDoorOpensToASignatureAlone(String path) {
        var api = new Api(server);
        var form = "MessageSid=SM1&MessageStatus=delivered&From=%2B13125550999&Body=STOP";
        for (var query : new String[] {"", "?a=b", "?x=%7B%7C"}) {
            var reply = api.send(HttpRequest.newBuilder(server.url(path + query))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-Twilio-Signature", "AAAA")
                    .POST(HttpRequest.BodyPublishers.ofString(form)));

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.text("code")).isEqualTo("signature-wrong");
        }
        for (var broken : new String[] {"?x=%zz HTTP/1.1", "?x=a%2 HTTP/1.1", " HTTP/1.1"}) {
            var answer = api.raw("POST " + path + broken
                    + "\r\nHost: localhost\r\nX-Twilio-Signature: A\r\nConnection: close\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 8\r\n\r\nBody=%zz");

            assertThat(answer).as(broken).matches("(?s)HTTP/1.1 4\\d\\d.*").doesNotContain("Exception", "\tat ");
        }
        var optedOut = server.rows()
                .sql("select count(*) from do_not_text where number = '+13125550999'")
                .query(Long.class)
                .single();
        assertThat(optedOut).isZero();
    }

    private long signIns() {
        return server.rows()
                .sql("select count(*) from sign_in")
                .query(Long.class)
                .single();
    }

    private long signIns(String login) {
        return server.rows()
                .sql("select count(*) from sign_in s join person p on p.id = s.person_id where p.login = ?")
                .param(login)
                .query(Long.class)
                .single();
    }

    private static String session(String page) {
        return Pattern.compile("/monitoring/alarms/([0-9a-f-]{36})")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
