package org.keyholder.server.testing;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.keyholder.server.identity.internal.factor.AppCodes;
import org.keyholder.server.identity.internal.factor.AppKey;
import org.keyholder.server.shared.Secret;

/** An authenticator app on somebody's phone. */
public final class AuthenticatorApp {

    private static final Pattern LETTERS = Pattern.compile("class=\"app-key\">([A-Z2-7 ]+)<");
    private static final Pattern CARRIED = Pattern.compile("name=\"key\" value=\"([0-9a-f]+)\"");
    private static final Pattern RECOVERY = Pattern.compile("<li><code>([a-z0-9-]+)</code>");
    private static final String PAGE = "/account/second-factor";

    private final AppKey key;
    private final List<String> recoveryCodes;

    private AuthenticatorApp(AppKey key, List<String> recoveryCodes) {
        this.key = key;
        this.recoveryCodes = List.copyOf(recoveryCodes);
    }

    /** Set up by whoever is signed in in the browser, with the code of now. */
    public static AuthenticatorApp setUp(Browser browser, Instant now) {
        var page = browser.get(PAGE);
        var key = new AppKey(new Secret(found(LETTERS, page).replace(" ", "")));
        var answer = browser.post(
                PAGE,
                Map.of(
                        "_csrf",
                        Browser.token(page).orElseThrow(),
                        "key",
                        found(CARRIED, page),
                        "code",
                        AppCodes.at(key, now)));
        if (answer.statusCode() != 200) {
            throw new AssertionError("Not set up: " + answer.statusCode() + " " + answer.body());
        }
        return new AuthenticatorApp(key, recoveryCodes(answer));
    }

    private static String found(Pattern pattern, HttpResponse<String> page) {
        var matcher = pattern.matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError("No " + pattern + " in " + page.body());
        }
        return matcher.group(1);
    }

    /** Those that a page shows. */
    public static List<String> recoveryCodes(HttpResponse<String> page) {
        return RECOVERY.matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    public String code(Instant at) {
        return AppCodes.at(key, at);
    }

    /** Those that were shown when it was set up. */
    public List<String> recoveryCodes() {
        return recoveryCodes;
    }

    /** Enters a code on the page between password and desk. */
    public HttpResponse<String> enter(Browser browser, Instant at) {
        return enter(browser, "code", code(at));
    }

    public static HttpResponse<String> enter(Browser browser, String field, String code) {
        var token = Browser.token(browser.get("/sign-in/code")).orElseThrow();
        return browser.post("/sign-in/code", Map.of("_csrf", token, field, code));
    }
}
