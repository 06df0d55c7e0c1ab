package org.keyholder.journeys.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.ManySites;

/** Asks a server for a dealer's pages, and as an operator for launches, one after the other. */
final class PortalPages implements AutoCloseable {

    private static final int ROUNDS = 200;
    private static final int WARM_UP = 40;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern PARTS =
            Pattern.compile("(?:href|src)=\"(/(?:assets|webjars|brand)/[^\"]+\\.(?:css|js))\"");
    private static final Pattern IMPORT = Pattern.compile("import '\\./([a-z]+\\.js)'");

    /** What is measured, by which percentile it is judged, and its bound in milliseconds. */
    enum Kind {
        SEARCH("search", 95, 100),
        LIST("list", 95, 100),
        DASHBOARD("dashboard", 95, 150),
        SITE("site page", 95, 150),
        EVENTS("events of a site", 95, 150),
        LAUNCH("launch", 99, 100);

        private final String words;
        private final int percent;
        private final int millis;

        Kind(String words, int percent, int millis) {
            this.words = words;
            this.percent = percent;
            this.millis = millis;
        }

        String words() {
            return words;
        }

        int percent() {
            return percent;
        }

        int millis() {
            return millis;
        }
    }

    private final URI server;
    private final HttpClient dealer;
    private final HttpClient operator;
    private final List<String> sites;
    private final List<String> accounts;
    private final int count;

    private PortalPages(
            URI server, HttpClient dealer, HttpClient operator, List<String> sites, List<String> accounts, int count) {
        this.server = server;
        this.dealer = dealer;
        this.operator = operator;
        this.sites = sites;
        this.accounts = accounts;
        this.count = count;
    }

    static PortalPages of(Installation installation, int count) throws IOException, InterruptedException {
        var server = installation.server().url();
        var database = installation.database();
        var ofDealer =
                " from site s join dealer d on d.id = s.dealer_id where d.name = 'Acme Security' and s.account_number like 'P1%' "
                        + "and s.account_number is not null order by md5(s.id::text) limit 50) x";
        var ids = database.ask("select string_agg(id::text, ',') from (select s.id" + ofDealer);
        var numbers = database.ask("select string_agg(account_number, ',') from (select s.account_number" + ofDealer);
        return new PortalPages(
                server,
                signedIn(server, ManySites.DEALER),
                signedIn(server, ManySites.OPERATOR),
                List.of(ids.split(",")),
                List.of(numbers.split(",")),
                count);
    }

    /** One of the dealer's. */
    static String someSite(Installation installation) {
        return installation
                .database()
                .ask(
                        "select s.id::text from site s join dealer d on d.id = s.dealer_id where d.name = 'Acme Security' limit 1");
    }

    static HttpClient signedIn(URI server, String login) throws IOException, InterruptedException {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
        var page = http.send(request(server, "/sign-in").build(), BodyHandlers.ofString())
                .body();
        var token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("The sign-in page has no form token");
        }
        var form = "username=" + encoded(login) + "&password=" + encoded(ManySites.PASSWORD) + "&_csrf="
                + encoded(token.group(1));
        var answer = http.send(
                request(server, "/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        if (answer.headers()
                .firstValue("Location")
                .filter(to -> !to.contains("/sign-in"))
                .isEmpty()) {
            throw new IllegalStateException(login + " could not sign in: " + answer.statusCode());
        }
        return http;
    }

    Samples measure(Kind kind) throws IOException, InterruptedException {
        var urls = urls(kind);
        var http = kind == Kind.LAUNCH ? operator : dealer;
        for (int i = 0; i < WARM_UP; i++) {
            ask(http, urls.get(i % urls.size()));
        }
        var samples = new Samples();
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            ask(http, urls.get(i % urls.size()));
            samples.add(System.nanoTime() - begin);
        }
        return samples;
    }

    private void ask(HttpClient http, String url) throws IOException, InterruptedException {
        var answer = http.send(request(server, url).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(url + " answered " + answer.statusCode());
        }
    }

    private List<String> urls(Kind kind) {
        return switch (kind) {
            case SEARCH -> searches();
            case LIST -> lists();
            case DASHBOARD -> List.of("/dashboard");
            case SITE -> sites.stream().map(site -> "/sites/" + site).toList();
            case EVENTS ->
                sites.stream()
                        .flatMap(site -> Stream.of("", "?zone=002", "?day=2026-11-20")
                                .map(query -> "/sites/" + site + "/events" + query))
                        .toList();
            case LAUNCH ->
                accounts.stream()
                        .map(account -> "/monitoring?act=" + account + "&zone=001")
                        .toList();
        };
    }

    private List<String> searches() {
        var typed = new ArrayList<String>(List.of(
                "h",
                "har",
                "harbour",
                "harbour yard",
                "ortega",
                "ann ortega",
                "mill lane",
                "lane 12 chicago",
                "walkway",
                "north walkway harbour",
                "017",
                "p10",
                "P1000",
                "312",
                "(312) 000",
                "0312 0000",
                "nobody like that",
                "yard " + count / 2,
                "Zürich",
                "oak avenue denver clinic"));
        accounts.stream().limit(5).forEach(typed::add);
        return typed.stream().map(text -> "/search/results?q=" + encoded(text)).toList();
    }

    private List<String> lists() {
        var lists = new ArrayList<String>(List.of(
                "/sites",
                "/sites?sort=-name",
                "/sites?sort=number",
                "/sites?sort=created",
                "/sites?sort=last-event&columns=last-event",
                "/sites?show=attention",
                "/sites?show=silent",
                "/sites?show=number&sort=created",
                "/sites?show=nobody",
                "/sites?show=ready",
                "/sites?show=signals",
                "/sites?q=yard",
                "/sites?q=ortega+harbour",
                "/sites?q=mill+lane&show=ready",
                "/sites?q=nobody+like+that"));
        // Somewhere in the middle, as whoever has gone on page by page.
        sites.stream()
                .limit(5)
                .forEach(site -> Stream.of("", "&sort=number", "&sort=created", "&sort=last-event", "&show=nobody")
                        .forEach(more -> lists.add("/sites?after=" + site + more)));
        return lists;
    }

    /** What a browser that comes for the first time is sent for each page, compressed. */
    Map<String, Long> weights() throws IOException, InterruptedException {
        var weights = new LinkedHashMap<String, Long>();
        for (var page : Stream.concat(
                        Stream.of("/dashboard", "/sites", "/sites/import"),
                        Stream.of("", "/devices", "/monitoring", "/codes", "/events", "/history")
                                .map(section -> "/sites/" + sites.getFirst() + section))
                .toList()) {
            weights.put(page.replaceAll("/[0-9a-f-]{36}", "/…"), weight(page));
        }
        return weights;
    }

    private long weight(String url) throws IOException, InterruptedException {
        var page = compressed(url);
        long bytes = page.body().length;
        var parts = new ArrayList<String>();
        PARTS.matcher(text(page))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(parts::add);
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var answer = compressed(part);
            bytes += answer.body().length;
            IMPORT.matcher(part.endsWith("htmx.min.js") ? "" : text(answer))
                    .results()
                    .map(found -> part.replaceAll("[^/]+$", "") + found.group(1))
                    .filter(module -> !parts.contains(module))
                    .forEach(parts::add);
        }
        return bytes;
    }

    private HttpResponse<byte[]> compressed(String url) throws IOException, InterruptedException {
        return dealer.send(
                request(server, url).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        if (answer.headers().firstValue("Content-Encoding").isEmpty()) {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static HttpRequest.Builder request(URI server, String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(LONGEST).header("Accept", "text/html");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        dealer.shutdownNow();
        operator.shutdownNow();
    }
}
