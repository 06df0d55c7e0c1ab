package org.keyholder.testing.camera;

import java.time.Instant;

/**
 * One alarm triggered on the camera's page, and how far it has come.
 *
 * @param eventId the server's id, empty until the server has it
 */
public record Alarm(String id, Zone zone, Instant at, State state, String words, String eventId) {

    /** From the first try to the last upload. */
    public enum State {
        REPORTING,
        SENDING,
        DONE,
        FAILED
    }

    static Alarm triggered(String id, Zone zone, Instant at) {
        return new Alarm(id, zone, at, State.REPORTING, "telling the server", "");
    }

    Alarm taken(String serversId) {
        return new Alarm(id, zone, at, state, words, serversId);
    }

    Alarm now(State next, String nextWords) {
        return new Alarm(id, zone, at, next, nextWords, eventId);
    }

    public boolean ended() {
        return state == State.DONE || state == State.FAILED;
    }
}
