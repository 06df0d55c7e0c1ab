package org.keyholder.journeys.bench;

import java.io.IOException;
import java.util.List;

/** The ways in which a server is besieged, with what they need of it. */
final class SiegeWays {

    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final String FORM = HOST + "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String LAST = "Connection: close\r\n";

    private final String alarm;
    private final String signedIn;
    private final SignInForm form;

    /**
     * One of them.
     *
     * @param many how many do it side by side
     * @param together whether it is one of the four that are tried together too
     */
    record Way(String name, int many, boolean together, Besiegers.Deed deed) {

        void begin(Besiegers besiegers) {
            besiegers.come(many, deed);
        }
    }

    /**
     * @param alarm the path of an alarm's page
     * @param signedIn the cookies of an operator who may see it
     * @param form as a stranger was shown it
     */
    SiegeWays(String alarm, String signedIn, SignInForm form) {
        this.alarm = alarm;
        this.signedIn = signedIn;
        this.form = form;
    }

    List<Way> all() {
        return List.of(
                new Way("500 forms that never come", 500, false, visit -> visit.askFor(unfinished(250_000))),
                new Way("500 small forms that never come", 500, false, visit -> visit.askFor(unfinished(8_000))),
                new Way("2,800 that drip a head", 2_800, false, SiegeWays::drip),
                new Way("2,800 that drip a long head", 2_800, false, SiegeWays::dripLong),
                new Way("500 with keys that are made up", 500, false, visit -> visit.askFor(report(visit.number()))),
                new Way("500 with links that are made up", 500, false, visit -> visit.askFor(link(visit.number()))),
                new Way("64 strangers with long queries", 64, false, visit -> visit.askFor(query())),
                new Way("5,000 that say nothing", 5_000, true, Besiegers.Visit::stay),
                new Way("2,000 streams of one login", 2_000, true, visit -> visit.askFor(stream())),
                new Way("300 who try passwords", 300, true, visit -> visit.askFor(guess(visit.number()))),
                new Way("50 who crawl pages", 50, true, visit -> visit.askFor(page(visit.number()))));
    }

    private static void drip(Besiegers.Visit visit) throws IOException {
        visit.say("GET /" + HOST + "X-Slow: ");
        visit.drip();
    }

    /** Longer than what is looked at before a request begins. */
    private static void dripLong(Besiegers.Visit visit) throws IOException {
        visit.say("GET /" + HOST + "X-Long: " + "x".repeat(3_000) + "\r\nX-Slow: ");
        visit.drip();
    }

    private static String report(int number) {
        return "GET /api/v1/events/01a216c7-7e60-7252-95b5-0d9cb6b3dd7a" + HOST + "Authorization: Bearer kh_made_up_"
                + number + "\r\n\r\n";
    }

    private static String link(int number) {
        return "GET /a/made-up-" + number + HOST + "Cookie: made-up=" + number + "\r\n\r\n";
    }

    private static String unfinished(int length) {
        return "POST /a/x" + FORM + "Content-Length: " + length + "\r\n\r\n" + "x".repeat(150);
    }

    private static String query() {
        return "GET /monitoring?q=" + "x".repeat(7_000) + HOST + LAST + "\r\n";
    }

    private String stream() {
        return "GET " + alarm + "/stream" + HOST + "Cookie: " + signedIn + "\r\n\r\n";
    }

    private String guess(int number) {
        return form.request("nobody-" + number, "wrong");
    }

    private String page(int number) {
        var path = List.of("/monitoring", alarm, "/monitoring/signals").get(number % 3);
        return "GET " + path + HOST + LAST + "Cookie: " + signedIn + "\r\n\r\n";
    }
}
