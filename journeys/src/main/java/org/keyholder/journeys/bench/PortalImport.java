package org.keyholder.journeys.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.ManySites;

/** How long a sheet of a thousand customers takes from the button to the page that says that it is done. */
final class PortalImport implements AutoCloseable {

    private static final int ROWS = 1_000;
    private static final int SECONDS_AT_MOST = 10;
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final String BOUNDARY = "keyholder-bench";
    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"([^\"]+)\"");
    private static final Pattern TOKEN_IN_ADDRESS = Pattern.compile("/sites/import\\?(_csrf=[^\"]+)\"");

    private final URI server;
    private final HttpClient dealer;

    private PortalImport(URI server, HttpClient dealer) {
        this.server = server;
        this.dealer = dealer;
    }

    /** New ones first, and then the same with other streets. True when the bound was held. */
    static boolean run(Installation installation) throws IOException, InterruptedException {
        var server = installation.server().url();
        try (var sheets = new PortalImport(server, PortalPages.signedIn(server, ManySites.DEALER))) {
            boolean held = sheets.take(
                    "new sites with a contact and a zone", "new.csv", i -> "%d Dock Street".formatted(i + 1));
            return sheets.take("the same with other streets", "changed.csv", i -> "%d Quay Street".formatted(i + 1))
                    && held;
        }
    }

    private boolean take(String what, String file, IntFunction<String> street)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var page = upload(file, sheet(street));
        long read = System.nanoTime();
        var shown = found(SHOWN, page);
        post(page.uri(), "_csrf=" + PortalPages.encoded(found(PortalPages.TOKEN, page)) + "&shown=" + shown);
        var now = get(page.uri());
        while (!now.body().contains("Imported: ")) {
            if (!now.body().contains("progress")) {
                throw new IllegalStateException(page.uri() + " was not imported:\n" + now.body());
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
            now = get(page.uri());
        }
        double looked = seconds(read - begin);
        double saved = seconds(System.nanoTime() - read);
        boolean held = looked + saved <= SECONDS_AT_MOST;
        Report.line(
                "import",
                "%,d %s: looked over in %.1f s, imported in %.1f s, of %d s %s",
                ROWS,
                what,
                looked,
                saved,
                SECONDS_AT_MOST,
                held ? "held" : "NOT HELD");
        return held;
    }

    private static double seconds(long nanos) {
        return Duration.ofNanos(nanos).toMillis() / 1000.0;
    }

    /** By number, so that the second sheet finds what the first has made. */
    private static String sheet(IntFunction<String> street) {
        return IntStream.range(0, ROWS)
                .mapToObj(i ->
                        "Imported %d,%s,Chicago,IL,60611,US,North Central by http,I%d,Ann %d,+1 312 555 %04d,1,Gate"
                                .formatted(i, street.apply(i), 100_000 + i, i, i))
                .collect(Collectors.joining(
                        "\n",
                        "name,street,town,region,postal_code,country,station,account_number,contact_name,contact_phone,"
                                + "zone_number,zone_name\n",
                        "\n"));
    }

    private HttpResponse<String> upload(String file, String sheet) throws IOException, InterruptedException {
        var form = found(TOKEN_IN_ADDRESS, get(server.resolve("/sites/import")));
        var body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + sheet + "\r\n--" + BOUNDARY + "--\r\n";
        var answer = dealer.send(
                PortalPages.request(server, "/sites/import?" + form)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return get(server.resolve(answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException(file + " was not read: " + answer.body()))));
    }

    private void post(URI page, String form) throws IOException, InterruptedException {
        dealer.send(
                PortalPages.request(server, page.getPath())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI page) throws IOException, InterruptedException {
        return dealer.send(PortalPages.request(server, page.getPath()).build(), BodyHandlers.ofString());
    }

    private static String found(Pattern pattern, HttpResponse<String> page) {
        var found = pattern.matcher(page.body());
        if (!found.find()) {
            throw new IllegalStateException(page.uri() + " has no " + pattern + ":\n" + page.body());
        }
        return found.group(1);
    }

    @Override
    public void close() {
        dealer.shutdownNow();
    }
}
