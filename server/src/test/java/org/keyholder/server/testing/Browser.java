package org.keyholder.server.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person's browser without a screen: cookies, forms with their hidden token, redirects not followed. */
public final class Browser implements AutoCloseable {

    private static final String ACCEPT = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final TestServer server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Optional<String> address;

    public Browser(TestServer server) {
        this(server, Optional.empty());
    }

    private Browser(TestServer server, Optional<String> address) {
        this.server = server;
        this.address = address;
    }

    /** A browser at another address, as the proxy says that the tests' machine is. */
    public static Browser at(String address, TestServer server) {
        return new Browser(server, Optional.of(address));
    }

    /** A browser in which somebody has signed in. A server that has too many passwords to look at says so, and is asked again. */
    public static Browser signedIn(TestServer server, String login) {
        var browser = new Browser(server);
        var answer = browser.signIn(login, WatchedSite.PASSWORD.reveal());
        for (int again = 0; again < 5 && answer.statusCode() == 503; again++) {
            answer = browser.signIn(login, WatchedSite.PASSWORD.reveal());
        }
        if (answer.statusCode() != 302 || location(answer).contains("sign-in")) {
            throw new AssertionError("Not signed in: " + answer.statusCode() + " " + location(answer));
        }
        return browser;
    }

    public HttpResponse<String> signIn(String login, String password) {
        var token = token(get("/sign-in")).orElseThrow();
        return post("/sign-in", Map.of("username", login, "password", password, "_csrf", token));
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(server.url(path)).header("Accept", ACCEPT));
    }

    public HttpResponse<String> post(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(server.url(path))
                .header("Accept", ACCEPT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /**
     * Sends a form of the page, with the page's token.
     *
     * @param fields name, value, name, value …
     */
    public HttpResponse<String> press(String page, String action, String... fields) {
        var form = new HashMap<String, String>();
        form.put("_csrf", token(get(page)).orElseThrow());
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return post(action, form);
    }

    /** Another browser into which somebody has copied all of this one's cookies. */
    public Browser copied() {
        var copy = new Browser(server);
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie -> copy.cookies.getCookieStore().add(server.url("/"), (HttpCookie) cookie.clone()));
        return copy;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        address.ifPresent(from -> request.header("X-Forwarded-For", from));
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A stream of a page as lines, as they come; its status is there as soon as it opens. */
    public HttpResponse<Stream<String>> stream(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(server.url(path))
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The hidden token of the page's form. */
    public static Optional<String> token(HttpResponse<String> page) {
        return TOKEN.matcher(page.body()).results().map(found -> found.group(1)).findFirst();
    }

    public static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    /** Puts a cookie there that the server has not sent. */
    public void keep(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setVersion(0);
        cookie.setPath("/");
        cookies.getCookieStore().add(server.url("/"), cookie);
    }

    @Override
    public void close() {
        http.close();
    }
}
