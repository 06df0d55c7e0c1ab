package org.keyholder.journeys.running;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keyholder.journeys.running.ManySites.Place;

/** An operator's desk without a browser: signs in, opens alarms, presses Verify, completes them. */
public final class Desk implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern ALARM = Pattern.compile("data-stream=\"(/monitoring/alarms/[0-9a-f-]{36})/stream\"");
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Desk(URI server) {
        this.server = server;
    }

    /**
     * An alarm before the operator.
     *
     * @param path of the page
     * @param token that a press has to bring along
     */
    public record OpenAlarm(String path, String token) {}

    /** Signs in; false when the server did not let us, or was not there. */
    public boolean signIn() throws InterruptedException {
        var token = get("/sign-in").flatMap(page -> first(TOKEN, page.body(), 1));
        if (token.isEmpty()) {
            return false;
        }
        return post(
                        "/sign-in",
                        form("username", ManySites.OPERATOR, "password", ManySites.PASSWORD, "_csrf", token.get()))
                .flatMap(answer -> answer.headers().firstValue("Location"))
                .filter(to -> !to.contains("/sign-in"))
                .isPresent();
    }

    /** Opens the alarm of the place, as the launch URL does; empty when that failed, or nothing is open there. */
    public Optional<OpenAlarm> open(Place place) throws InterruptedException {
        return get("/monitoring?act=" + place.account() + "&zone=" + ManySites.ZONE)
                .filter(page -> page.statusCode() == 200)
                .flatMap(page -> first(ALARM, page.body(), 1)
                        .flatMap(path -> first(TOKEN, page.body(), 1).map(token -> new OpenAlarm(path, token))));
    }

    /** Says that the alarm is before the operator, as its page does; true when the server took it. */
    public boolean opened(OpenAlarm alarm) throws InterruptedException {
        return post(alarm.path() + "/opened", form("_csrf", alarm.token()))
                .filter(answer -> answer.statusCode() < 400)
                .isPresent();
    }

    /** Presses Verify; true when the server answered that it did, or had done so before. */
    public boolean verify(OpenAlarm alarm) throws InterruptedException {
        return send(verifyRequest(alarm)).filter(Desk::isGood).isPresent();
    }

    /** Completes the alarm; true when the server answered that it is over, by this or by an earlier try. */
    public boolean complete(OpenAlarm alarm) throws InterruptedException {
        return post(alarm.path() + "/complete", form("_csrf", alarm.token()))
                .flatMap(answer -> answer.headers().firstValue("Location"))
                .filter(to -> to.endsWith(alarm.path()))
                .isPresent();
    }

    /** Completes the alarm that is open at the place, if there is one, so that the next event opens another. */
    public void completeWhatIsOpen(Place place) throws InterruptedException {
        var open = open(place);
        if (open.isPresent() && !complete(open.get())) {
            throw new IllegalStateException("The alarm of " + place.account() + " could not be completed");
        }
    }

    /** The press, to be sent by whoever measures it. */
    public HttpRequest.Builder verifyRequest(OpenAlarm alarm) {
        return request(alarm.path() + "/verify")
                .header("HX-Request", "true")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form("_csrf", alarm.token())));
    }

    /** The page of an open alarm. */
    public String page(OpenAlarm alarm) throws InterruptedException {
        return get(alarm.path()).map(HttpResponse::body).orElse("");
    }

    public URI server() {
        return server;
    }

    public HttpClient http() {
        return http;
    }

    private static boolean isGood(HttpResponse<String> answer) {
        return answer.statusCode() == 200;
    }

    private static Optional<String> first(Pattern pattern, String text, int group) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(group)) : Optional.empty();
    }

    private Optional<HttpResponse<String>> get(String path) throws InterruptedException {
        return send(request(path).header("Accept", "text/html").GET());
    }

    private Optional<HttpResponse<String>> post(String path, String form) throws InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(LONGEST);
    }

    private Optional<HttpResponse<String>> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return Optional.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException nobodyThere) {
            return Optional.empty();
        }
    }

    private static String form(String... pairs) {
        var form = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(pairs[i])
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
