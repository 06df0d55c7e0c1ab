package org.keyholder.journeys.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keyholder.journeys.running.Desk;

/**
 * The form of the sign-in page, as a browser was given it.
 *
 * @param cookies what the browser shows with it
 * @param token the page's, as it stands in a form
 */
record SignInForm(String cookies, String token) {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    static SignInForm askedFor(Desk stranger) throws IOException, InterruptedException {
        var page = stranger.http()
                .send(
                        HttpRequest.newBuilder(stranger.server().resolve("/sign-in"))
                                .build(),
                        BodyHandlers.ofString());
        var found = TOKEN.matcher(page.body());
        if (!found.find()) {
            throw new IllegalStateException("The sign-in page has no form token");
        }
        return new SignInForm(cookiesOf(stranger), encoded(found.group(1)));
    }

    /** The cookies of a desk, as one header. */
    static String cookiesOf(Desk desk) {
        var store = (CookieManager) desk.http().cookieHandler().orElseThrow();
        return store.getCookieStore().getCookies().stream()
                .map((HttpCookie cookie) -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** A whole request that signs in, after which the connection is closed. */
    String request(String name, String password) {
        var body = "username=" + encoded(name) + "&password=" + encoded(password) + "&_csrf=" + token;
        return "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Connection: close\r\nCookie: " + cookies + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
