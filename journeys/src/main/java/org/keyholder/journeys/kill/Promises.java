package org.keyholder.journeys.kill;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.keyholder.journeys.running.ManySites.Place;

/** What the server has said yes to: from then on it must not be lost. */
final class Promises {

    /** An event that was answered 201, under the server's own id. */
    record Accepted(Place place, String event) {}

    /** A press that was answered 200. */
    record Pressed(Place place, String event, int slot, String choice) {}

    private final Queue<Accepted> events = new ConcurrentLinkedQueue<>();
    private final Queue<Pressed> presses = new ConcurrentLinkedQueue<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    void accepted(Place place, String event) {
        events.add(new Accepted(place, event));
    }

    void pressed(Pressed press) {
        presses.add(press);
    }

    /** Writes down in words what was not kept. */
    void broken(String words) {
        broken.add(words);
    }

    Queue<Accepted> events() {
        return events;
    }

    Queue<Pressed> presses() {
        return presses;
    }

    Queue<String> broken() {
        return broken;
    }
}
