package org.keyholder.journeys.kill;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.keyholder.journeys.running.Devices;
import org.keyholder.journeys.running.ManySites.Place;
import org.keyholder.journeys.running.Wait;

/** One device that reports an alarm every so often, each again and again under its id until the server has it. */
record DeviceLoad(Place place, Devices devices, Promises promises, BooleanSupplier over) implements Load {

    private static final Duration PAUSE = Duration.ofMillis(60);
    private static final Duration BEFORE_REPEAT = Duration.ofMillis(50);

    @Override
    public void go() throws InterruptedException {
        for (int i = 0; !over.getAsBoolean(); i++) {
            report("alarm-" + i);
            Wait.pass(PAUSE);
        }
    }

    private void report(String id) throws InterruptedException {
        var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        while (!over.getAsBoolean()) {
            var event = devices.report(place, id, at);
            if (event.isPresent()) {
                promises.accepted(place, event.get());
                return;
            }
            Wait.pass(BEFORE_REPEAT);
        }
    }
}
