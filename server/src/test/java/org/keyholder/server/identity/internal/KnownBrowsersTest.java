package org.keyholder.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class KnownBrowsersTest {

    private static final Login KIM = Login.of("kim");
    private static final Login TOM = Login.of("tom");

    private final KnownBrowsers browsers = new KnownBrowsers(new byte[32]);

    @Test
    void aBrowserIsKnownToWhomeverHasSignedInWithItAndToNobodyElse() {
        var cookie = signIn(KIM, "");

        assertThat(browsers.known(with(cookie), KIM)).isPresent();
        assertThat(browsers.known(with(cookie), TOM)).isEmpty();
        assertThat(browsers.known(with(""), KIM)).isEmpty();
    }

    @Test
    void atOneDeskMayWorkSeveralInTurn() {
        var kim = signIn(KIM, "");
        var both = signIn(TOM, kim);
        var again = signIn(KIM, both);

        assertThat(browsers.known(with(both), KIM)).isEqualTo(browsers.known(with(kim), KIM));
        assertThat(browsers.known(with(both), TOM)).isPresent();
        assertThat(again).hasSameSizeAs(both);
    }

    @Test
    void whoWorkedThereLongestAgoIsAStranger() {
        var cookie = signIn(KIM, "");
        for (int i = 0; i < KnownBrowsers.MOST_LOGINS; i++) {
            cookie = signIn(Login.of("operator-" + i), cookie);
        }

        assertThat(browsers.known(with(cookie), KIM)).isEmpty();
        assertThat(browsers.known(with(cookie), Login.of("operator-0"))).isPresent();
        assertThat(cookie).hasSizeLessThan(400);
    }

    @Test
    void twoBrowsersAreTwo() {
        assertThat(browsers.known(with(signIn(KIM, "")), KIM)).isNotEqualTo(browsers.known(with(signIn(KIM, "")), KIM));
    }

    @Test
    void theCookieNamesNobodyAndIsKeptByTheBrowserAlone() {
        var response = new MockHttpServletResponse();
        browsers.remember(Login.of("kim.moreau@north.example"), with(""), response);

        var header = Objects.requireNonNull(response.getHeader("Set-Cookie"));
        assertThat(header)
                .contains("HttpOnly", "SameSite=Lax", "Max-Age=34560000")
                .doesNotContain("kim", "north");
        for (var part : value(header).split("\\.")) {
            assertThat(new String(Base64.getUrlDecoder().decode(part), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("kim", "north");
        }
    }

    @Test
    void withAnotherKeyAllAreStrangers() {
        var another = new byte[32];
        another[0] = 1;

        assertThat(new KnownBrowsers(another).known(with(signIn(KIM, "")), KIM)).isEmpty();
    }

    /** An id that was taken from one cookie, or made up, helps nobody who has no mark for the login. */
    @Test
    void marksOfOneBrowserAreWorthNothingInAnother() {
        var one = signIn(KIM, "");
        var other = signIn(TOM, "");
        var mixed = other.substring(0, other.indexOf('.')) + one.substring(one.indexOf('.'));

        assertThat(browsers.known(with(mixed), KIM)).isEmpty();
        assertThat(browsers.known(with(mixed), TOM)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                ".",
                "AAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAA.",
                "AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB",
                "AAAAAAAAAAAAAAAAAAAAAA.kim",
                "' or 1=1 --",
                "%00"
            })
    void whatWeDidNotWriteIsAStrangersAndIsReplaced(String value) {
        assertThat(browsers.known(with(value), KIM)).isEmpty();
        assertThat(browsers.known(with(signIn(KIM, value)), KIM)).isPresent();
    }

    @Test
    void aCookieThatIsFarTooLongIsAStrangers() {
        var cookie = signIn(KIM, "");

        assertThat(browsers.known(with(cookie + ".AAAAAAAAAAAAAAAAAAAAAA".repeat(300)), KIM))
                .isEmpty();
    }

    private String signIn(Login login, String cookie) {
        var response = new MockHttpServletResponse();
        browsers.remember(login, with(cookie), response);
        return value(Objects.requireNonNull(response.getHeader("Set-Cookie")));
    }

    private static String value(String header) {
        return header.substring(header.indexOf('=') + 1, header.indexOf(';'));
    }

    private static MockHttpServletRequest with(String cookie) {
        var request = new MockHttpServletRequest("POST", "/sign-in");
        if (!cookie.isEmpty()) {
            request.setCookies(new Cookie(KnownBrowsers.COOKIE.name(), cookie));
        }
        return request;
    }
}
