package org.keyholder.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Whatever name, port and scheme a request claims to have come by, and in whichever HTTP: the answer leads to a path of ours. */
@ExtendWith(SharedServer.class)
class RedirectsTest {

    private static final Pattern LOCATION = Pattern.compile("\r\nLocation: ([^\r\n]*)\r\n");

    private final TestServer server;
    private final WatchedSite watched;

    RedirectsTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/1.1"})
    void theLaunchLeadsToTheSignInAtTheAddressThatTheBrowserHas(String version) {
        try (var stranger = new Browser(server)) {
            assertThat(location(stranger, "GET /monitoring?act=P1&zone=017", version, Map.of()))
                    .isEqualTo("/sign-in");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/1.1"})
    void signingInLeadsToThePageThatWasAskedFor(String version) {
        var launch = "/monitoring?act=" + watched.account().text() + "&zone=017";
        try (var browser = new Browser(server)) {
            browser.get(launch);

            assertThat(location(browser, "POST /sign-in", version, signInForm(browser)))
                    .isEqualTo(launch);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/1.1"})
    void signingInWithoutAPageInMindLeadsToTheDesk(String version) {
        try (var browser = new Browser(server)) {
            assertThat(location(browser, "POST /sign-in", version, signInForm(browser)))
                    .isEqualTo("/monitoring");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/1.1"})
    void theRootAndSigningOutLeadToPathsOfOurs(String version) {
        try (var browser = Browser.signedIn(server, watched.operator())) {
            var token = Browser.token(browser.get("/monitoring")).orElseThrow();

            assertThat(location(browser, "GET /", version, Map.of())).isEqualTo("/monitoring");
            assertThat(location(browser, "POST /sign-out", version, Map.of("_csrf", token)))
                    .isEqualTo("/sign-in?signed-out");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/1.1"})
    void aSavedFormLeadsToAPathOfOurs(String version) {
        var site = "/sites/" + watched.site();
        try (var browser = Browser.signedIn(server, watched.dealerPerson())) {
            var token = Browser.token(browser.get(site + "/devices")).orElseThrow();
            var zone = Map.of("_csrf", token, "zone", "021", "zoneName", "Yard");

            assertThat(location(browser, "POST " + site + "/zones", version, zone))
                    .isEqualTo(site + "/devices");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/1.1"})
    void anAcceptedEventIsFoundUnderAPathOfOurs(String version) {
        var answer = send(
                "POST /api/v1/events",
                version,
                "Authorization: Bearer " + watched.key().reveal() + "\r\n",
                Api.event("a"));

        assertThat(answer).startsWith("HTTP/1.1 201").doesNotContain("evil");
        assertThat(location(answer)).startsWith("/api/v1/events/");
    }

    private Map<String, String> signInForm(Browser browser) {
        return Map.of(
                "username",
                watched.operator(),
                "password",
                WatchedSite.PASSWORD.reveal(),
                "_csrf",
                Browser.token(browser.get("/sign-in")).orElseThrow());
    }

    private String location(Browser browser, String line, String version, Map<String, String> form) {
        var cookies = Stream.of("keyholder-sign-in", "keyholder-form", "keyholder-wanted")
                .flatMap(name -> browser.cookie(name).stream())
                // The proxy says that the line is encrypted, and there the names are others.
                .map(cookie -> "__Host-" + cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer = send(
                line,
                version,
                "Accept: text/html\r\nContent-Type: application/x-www-form-urlencoded\r\nCookie: " + cookies + "\r\n",
                body);

        assertThat(answer).startsWith("HTTP/1.1 302").doesNotContain("evil");
        return location(answer);
    }

    private static String location(String answer) {
        var found = LOCATION.matcher(answer);
        assertThat(found.find()).as(answer).isTrue();
        return found.group(1);
    }

    /** As a proxy hands on what a hostile client sent it. */
    private String send(String line, String version, String headers, String body) {
        return new Api(server)
                .raw(line + " " + version + "\r\nHost: evil.example:81\r\nConnection: close\r\n"
                        + "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\n"
                        + "X-Forwarded-Host: evil.example\r\nX-Forwarded-Port: 8443\r\nX-Forwarded-Server: evil.example\r\n"
                        + "X-Forwarded-Prefix: /evil\r\nForwarded: for=192.0.2.7;host=evil.example;proto=https\r\n"
                        + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }
}
