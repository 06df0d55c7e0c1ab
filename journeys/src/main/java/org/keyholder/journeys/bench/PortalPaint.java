package org.keyholder.journeys.bench;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.ManySites;

/** When a browser on a slow line has painted something of a dealer's page, with nothing kept from before. */
final class PortalPaint {

    private static final int MILLIS_AT_MOST = 1_000;

    /** A 4G line as browsers' own tools draw a slow one. */
    private static final int MEGABITS = 4;

    private static final int LATENCY_MILLIS = 100;
    private static final int ROUNDS = 5;

    private PortalPaint() {}

    /** True when the bound was held. */
    static boolean run(Installation installation, String site) throws IOException {
        boolean held = true;
        var server = installation.server().url();
        try (var browser = Chromium.start()) {
            signIn(browser, server);
            browser.throttle(MEGABITS, LATENCY_MILLIS);
            for (var page : List.of("/dashboard", "/sites", "/sites/" + site)) {
                held &= judge(page.replace(site, "…"), paints(browser, server, page));
            }
        }
        return held;
    }

    private static void signIn(Chromium browser, URI server) throws IOException {
        browser.go(server.resolve("/dashboard"));
        browser.await("document.querySelector('[name=username]')");
        browser.evaluate("document.querySelector('[name=username]').value = '" + ManySites.DEALER + "'");
        browser.evaluate("document.querySelector('[name=password]').value = '" + ManySites.PASSWORD + "'");
        browser.evaluate("document.querySelector('[name=password]').form.requestSubmit()");
        browser.await("location.pathname === '/dashboard' && document.querySelector('main h1')");
    }

    private static Samples paints(Chromium browser, URI server, String page) throws IOException {
        var paints = new Samples();
        for (int i = 0; i < ROUNDS; i++) {
            browser.go(server.resolve("/health"));
            browser.go(server.resolve(page));
            browser.await("performance.getEntriesByName('first-contentful-paint').length > 0 && location.pathname === '"
                    + page + "'");
            paints.add((long) (1e6
                    * browser.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
                            .asDouble()));
        }
        return paints;
    }

    private static boolean judge(String page, Samples paints) {
        boolean soon = paints.percentile(50) <= MILLIS_AT_MOST;
        Report.line(
                "first paint",
                "%s: p50 %.0f ms of %,d ms at %d Mbit/s and %d ms %s",
                page,
                paints.percentile(50),
                MILLIS_AT_MOST,
                MEGABITS,
                LATENCY_MILLIS,
                soon ? "held" : "NOT HELD");
        return soon;
    }
}
