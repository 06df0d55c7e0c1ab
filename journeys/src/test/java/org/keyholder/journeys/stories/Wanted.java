package org.keyholder.journeys.stories;

import java.util.function.Predicate;
import org.keyholder.testing.receiver.Signal;

/** A signal that a station is expected to receive. */
record Wanted(String words, Predicate<Signal> fits) {

    /** Contact ID 130, burglary: what a camera's motion is reported as. */
    static Wanted alarm(String account, String zone) {
        return new Wanted(
                        "an alarm of " + account + " zone " + zone,
                        signal -> signal.contactId().equals("130")
                                && "BA".equals(signal.sia())
                                && signal.qualifier().equals("new"))
                .of(account, zone);
    }

    /** 602, periodic test: somebody looks whether signals arrive; no alarm. */
    static Wanted test(String account) {
        return new Wanted(
                "a test of " + account,
                signal -> signal.contactId().equals("602")
                        && "RP".equals(signal.sia())
                        && signal.alarm() == null
                        && signal.account().equals(account));
    }

    static Wanted textSent(int slot) {
        return ofContact("750", "status", slot);
    }

    static Wanted textOpened(int slot) {
        return ofContact("751", "status", slot);
    }

    /** 139, intrusion verifier: a person confirmed it. */
    static Wanted dispatchWanted(int slot) {
        return ofContact("139", "new", slot);
    }

    /** 406, cancel: a person cleared it. */
    static Wanted disregardWanted(int slot) {
        return ofContact("406", "new", slot);
    }

    /** 752: it came when the time to answer was over, and cancels nothing. */
    static Wanted disregardTooLate(int slot) {
        return ofContact("752", "status", slot);
    }

    /** 753: a Dispatch counts, and it cancels nothing. */
    static Wanted disregardOverruled(int slot) {
        return ofContact("753", "status", slot);
    }

    private static Wanted ofContact(String code, String qualifier, int slot) {
        return new Wanted(
                code + " of slot " + slot,
                signal -> signal.contactId().equals(code)
                        && signal.qualifier().equals(qualifier)
                        && "%03d".formatted(slot).equals(signal.user()));
    }

    Wanted of(String account, String zone) {
        return new Wanted(
                words + " under " + account + " zone " + zone,
                fits.and(signal -> signal.account().equals(account) && zone.equals(signal.zone())));
    }

    Wanted because(Camera.Event event) {
        return new Wanted(
                words + " of the event " + event.id(),
                fits.and(signal -> signal.eventId().equals(event.id())));
    }
}
