package org.keyholder.journeys.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.keyholder.journeys.running.ContactPage;
import org.keyholder.journeys.running.Desk;
import org.keyholder.journeys.running.Devices;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.ManySites;
import org.keyholder.journeys.running.ManySites.Place;
import org.keyholder.journeys.running.Wait;

/** (d) From a contact's press to the operator's page showing it, in a real browser. */
final class PressBench {

    /** By one link an answer is changed five times; an alarm here has two. */
    private static final int PRESSES_PER_ALARM = 10;

    private static final int WARM_UP = 2;
    private static final int ALARMS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Notes the time of each change of the number of answers in the log. */
    private static final String WATCH = """
            (() => {
              const answers = () => document.querySelector('#log')?.textContent.match(/: (Dispatch|Disregard)/g)?.length ?? 0;
              window.seen = [{answers: answers(), at: 0}];
              new MutationObserver(() => {
                const now = answers();
                if (now > window.seen.at(-1).answers) {
                  window.seen.push({answers: now, at: performance.timeOrigin + performance.now()});
                }
              }).observe(document.body, {childList: true, subtree: true, characterData: true});
              return answers();
            })()
            """;

    private final Installation installation;
    private final Chromium chromium;
    private final Devices devices;
    private final Desk desk;
    private final ContactPage contact;

    private PressBench(Installation installation, Chromium chromium, Devices devices, Desk desk, ContactPage contact) {
        this.installation = installation;
        this.chromium = chromium;
        this.devices = devices;
        this.desk = desk;
        this.contact = contact;
    }

    static void run(Installation installation) throws IOException, InterruptedException {
        Report.title("press", "from a contact's press to the operator's page in chromium showing it");
        var places = installation.sites().placesOverHttp().reversed();
        try (var chromium = Chromium.start();
                var devices = new Devices(installation.server().url());
                var desk = new Desk(installation.server().url());
                var contact = new ContactPage()) {
            if (!desk.signIn()) {
                throw new IllegalStateException("The operator could not sign in");
            }
            signIn(installation, chromium, places.getFirst());
            var bench = new PressBench(installation, chromium, devices, desk, contact);
            for (var place : places.subList(0, WARM_UP)) {
                bench.press(place, new Samples());
            }
            var times = new Samples();
            var spent = new ArrayList<Spent>();
            for (var place : places.subList(WARM_UP, WARM_UP + ALARMS)) {
                spent.add(bench.press(place, times));
            }
            Report.line("press to page", "%s", times.words());
            spent.stream().reduce(Spent::plus).orElseThrow().report("press", ALARMS * PRESSES_PER_ALARM);
        }
    }

    /** An alarm about which two contacts are asked, and their presses; answers what the presses used. */
    private Spent press(Place place, Samples times) throws InterruptedException {
        desk.completeWhatIsOpen(place);
        if (devices.report(place, "press-" + System.nanoTime(), Instant.now()).isEmpty()) {
            throw new IllegalStateException("The alarm was not accepted");
        }
        int toFirst = texts(installation, place, 1);
        int toSecond = texts(installation, place, 2);
        openAndAsk(installation, chromium, place);
        var first = link(installation, place, 1, toFirst);
        var second = link(installation, place, 2, toSecond);
        int answers = afterOpening(chromium, contact, first, second);
        Drain.await(installation);
        var before = Spent.sinceStart(installation);
        press(chromium, contact, first, second, answers, times);
        Drain.await(installation);
        return Spent.since(before, installation);
    }

    private static void signIn(Installation installation, Chromium chromium, Place place) {
        chromium.go(launch(installation, place));
        chromium.await("document.querySelector('#password')");
        chromium.evaluate(
                "document.querySelector('#username').value = '%s'; document.querySelector('#password').value = '%s'; document.querySelector('form').submit()"
                        .formatted(ManySites.OPERATOR, ManySites.PASSWORD));
        chromium.await("!document.querySelector('#password') && document.readyState === 'complete'");
    }

    private static URI launch(Installation installation, Place place) {
        return URI.create(
                installation.server().url() + "/monitoring?act=" + place.account() + "&zone=" + ManySites.ZONE);
    }

    private static void openAndAsk(Installation installation, Chromium chromium, Place place) {
        chromium.go(launch(installation, place));
        chromium.await("document.querySelector('#verify') && document.readyState === 'complete'");
        chromium.evaluate("document.querySelector('#verify').click()");
    }

    /** The link of a text that was not there before. */
    private static URI link(Installation installation, Place place, int slot, int textsBefore) {
        var phone = installation.world().phones().phone(place.phone(slot));
        Wait.until("the text arrives", PATIENCE, () -> phone.messages().size() > textsBefore);
        return phone.messages().getLast().links().getFirst();
    }

    private static int texts(Installation installation, Place place, int slot) {
        return installation.world().phones().phone(place.phone(slot)).messages().size();
    }

    /** Both have pressed once: from here on each press is one more answer, and nothing else is to come. */
    private static int afterOpening(Chromium chromium, ContactPage contact, URI first, URI second)
            throws InterruptedException {
        pressed(contact, first, "disregard");
        pressed(contact, second, "disregard");
        chromium.await("document.querySelector('#log').textContent.match(/: delivered/g)?.length === 2");
        chromium.await("document.querySelector('#log').textContent.match(/: Disregard/g)?.length === 2");
        return chromium.evaluate(WATCH).asInt();
    }

    private static void press(
            Chromium chromium, ContactPage contact, URI first, URI second, int answers, Samples samples)
            throws InterruptedException {
        int now = answers;
        for (int i = 0; i < PRESSES_PER_ALARM; i++) {
            // Each changes their mind with every second press: the same answer again would change nothing.
            var choice = i / 2 % 2 == 0 ? "dispatch" : "disregard";
            long wall = System.currentTimeMillis();
            pressed(contact, i % 2 == 0 ? first : second, choice);
            now++;
            var shown = chromium.evaluate("""
                    new Promise(done => {
                      const look = () => {
                        const found = window.seen.find(change => change.answers >= %d);
                        found ? done(found.at) : requestAnimationFrame(look);
                      };
                      look();
                    })
                    """.formatted(now));
            samples.add((long) ((shown.asDouble() - wall) * 1e6));
        }
    }

    private static void pressed(ContactPage contact, URI link, String choice) throws InterruptedException {
        if (contact.press(link, choice).isEmpty()) {
            throw new IllegalStateException("The press was not answered with 200");
        }
    }
}
