package org.keyholder.journeys.kill;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.keyholder.journeys.kill.Promises.Pressed;
import org.keyholder.journeys.running.ContactPage;
import org.keyholder.journeys.running.Desk;
import org.keyholder.journeys.running.Desk.OpenAlarm;
import org.keyholder.journeys.running.Devices;
import org.keyholder.journeys.running.ManySites.Place;
import org.keyholder.journeys.running.Wait;
import org.keyholder.testing.phones.PhoneNetwork;

/**
 * Alarm after alarm of one place is verified: opened, both contacts asked, both press, completed. Everybody tries until it worked.
 */
final class VerificationLoad implements Load {

    private static final Duration BEFORE_REPEAT = Duration.ofMillis(50);

    private final Place place;
    private final Devices devices;
    private final Desk desk;
    private final ContactPage contact;
    private final PhoneNetwork phones;
    private final Promises promises;
    private final BooleanSupplier over;
    private final Set<URI> pressed = new HashSet<>();

    VerificationLoad(
            Place place,
            Devices devices,
            Desk desk,
            ContactPage contact,
            PhoneNetwork phones,
            Promises promises,
            BooleanSupplier over) {
        this.place = place;
        this.devices = devices;
        this.desk = desk;
        this.contact = contact;
        this.phones = phones;
        this.promises = promises;
        this.over = over;
    }

    /** One try of something that may fail while the server is away. */
    private interface Try<T> {
        Optional<T> once() throws InterruptedException;
    }

    @Override
    public void go() throws InterruptedException {
        for (int i = 0; !over.getAsBoolean(); i++) {
            verifyOne("verified-" + i, i % 2 == 0 ? "disregard" : "dispatch");
        }
    }

    private void verifyOne(String id, String choice) throws InterruptedException {
        var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var event = untilItWorks(() -> devices.report(place, id, at));
        event.ifPresent(accepted -> promises.accepted(place, accepted));
        var asked = untilItWorks(this::openAndAsk);
        if (event.isEmpty() || asked.isEmpty()) {
            return;
        }
        for (int slot = 1; slot <= 2; slot++) {
            press(event.get(), slot, choice);
        }
        // The next event is to open an alarm of its own, so that each press is promised of one alarm.
        untilItWorks(() -> desk.complete(asked.get()) ? Optional.of(true) : Optional.empty());
    }

    /** Whoever is turned away signs in. */
    private Optional<OpenAlarm> openAndAsk() throws InterruptedException {
        var alarm = desk.open(place);
        if (alarm.isEmpty()) {
            desk.signIn();
            return Optional.empty();
        }
        return desk.verify(alarm.get()) ? alarm : Optional.empty();
    }

    private void press(String event, int slot, String choice) throws InterruptedException {
        var link = untilItWorks(() -> newLink(slot));
        if (link.isEmpty()) {
            return;
        }
        var page = untilItWorks(() -> contact.press(link.get(), choice));
        if (page.isPresent()) {
            pressed.add(link.get());
            promises.pressed(new Pressed(place, event, slot, choice));
        }
    }

    private Optional<URI> newLink(int slot) {
        return phones.phone(place.phone(slot))
                .lastLink()
                .filter(link -> !pressed.contains(link))
                .map(link -> URI.create("http://localhost:" + link.getPort() + link.getPath()));
    }

    private <T> Optional<T> untilItWorks(Try<T> something) throws InterruptedException {
        while (!over.getAsBoolean()) {
            var result = something.once();
            if (result.isPresent()) {
                return result;
            }
            Wait.pass(BEFORE_REPEAT);
        }
        return Optional.empty();
    }
}
