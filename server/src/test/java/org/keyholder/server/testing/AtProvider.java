package org.keyholder.server.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keyholder.testing.provider.SignInProvider;

/** What somebody does in a browser at their organisation's provider. */
public final class AtProvider {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private AtProvider() {}

    /** Signs in there, and says with which address the browser is sent back. */
    public static URI answer(URI question, String email) {
        try (var http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            var asked = send(http, HttpRequest.newBuilder(question).header("Accept", "text/html"));
            var page = send(http, HttpRequest.newBuilder(question.resolve(location(asked))));
            var token = TOKEN.matcher(page.body())
                    .results()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(page.body()))
                    .group(1);
            var form = "username=" + encoded(email) + "&password=" + encoded(SignInProvider.PASSWORD) + "&_csrf="
                    + encoded(token);
            var in = send(
                    http,
                    HttpRequest.newBuilder(question.resolve("/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form)));
            return URI.create(location(send(http, HttpRequest.newBuilder(question.resolve(location(in))))));
        }
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What an address says under a name. */
    public static Optional<String> parameter(URI address, String name) {
        return Stream.of(address.getRawQuery().split("&"))
                .filter(one -> one.startsWith(name + "="))
                .map(one -> URLDecoder.decode(one.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }
}
