package org.keyholder.journeys.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.keyholder.journeys.running.ContactPage;
import org.keyholder.journeys.running.Desk;
import org.keyholder.journeys.running.Devices;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.ManySites;
import org.keyholder.journeys.running.ManySites.Place;
import org.keyholder.journeys.running.Wait;

/** (d) From a contact's press to the operator's page showing it, in a real browser. */
final class PressBench {

    private static final int WARM_UP = 20;
    private static final int PRESSES = 120;
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

    private PressBench() {}

    static void run(Installation installation) throws IOException, InterruptedException {
        Report.title("press", "from a contact's press to the operator's page in chromium showing it");
        var place = installation.sites().placesOverHttp().getLast();
        try (var chromium = Chromium.start();
                var devices = new Devices(installation.server().url());
                var desk = new Desk(installation.server().url());
                var contact = new ContactPage()) {
            if (!desk.signIn()) {
                throw new IllegalStateException("The operator could not sign in");
            }
            desk.completeWhatIsOpen(place);
            if (devices.report(place, "press-" + System.nanoTime(), Instant.now())
                    .isEmpty()) {
                throw new IllegalStateException("The alarm was not accepted");
            }
            int toFirst = texts(installation, place, 1);
            int toSecond = texts(installation, place, 2);
            openAndAsk(installation, chromium, place);
            var first = link(installation, place, 1, toFirst);
            var second = link(installation, place, 2, toSecond);
            int answers = afterOpening(chromium, contact, first, second);
            var warmUp = new Samples();
            answers = press(chromium, contact, first, second, answers, WARM_UP, warmUp);
            var times = new Samples();
            var before = Spent.sinceStart(installation);
            press(chromium, contact, first, second, answers, PRESSES, times);
            Drain.await(installation);
            var spent = Spent.since(before, installation);
            Report.line("press to page", "%s", times.words());
            spent.report("press", PRESSES);
        }
    }

    private static void openAndAsk(Installation installation, Chromium chromium, Place place) {
        chromium.go(URI.create(
                installation.server().url() + "/monitoring?act=" + place.account() + "&zone=" + ManySites.ZONE));
        chromium.await("document.querySelector('#password')");
        chromium.evaluate(
                "document.querySelector('#username').value = '%s'; document.querySelector('#password').value = '%s'; document.querySelector('form').submit()"
                        .formatted(ManySites.OPERATOR, ManySites.PASSWORD));
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

    private static int press(
            Chromium chromium, ContactPage contact, URI first, URI second, int answers, int times, Samples samples)
            throws InterruptedException {
        int now = answers;
        for (int i = 0; i < times; i++) {
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
        return now;
    }

    private static void pressed(ContactPage contact, URI link, String choice) throws InterruptedException {
        if (contact.press(link, choice).isEmpty()) {
            throw new IllegalStateException("The press was not answered with 200");
        }
    }
}
