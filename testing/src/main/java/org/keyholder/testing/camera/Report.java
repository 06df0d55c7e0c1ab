package org.keyholder.testing.camera;

/** What became of a report. */
public sealed interface Report {

    DeviceEvent event();

    int attempts();

    /**
     * The server has it.
     *
     * @param eventId the server's id for it, which its media are sent under
     */
    record Taken(DeviceEvent event, String eventId, int status, String answer, int attempts) implements Report {}

    /** The server will not have it. */
    record TurnedAway(DeviceEvent event, int status, String answer, int attempts) implements Report {}

    /** The server was not to be had for as long as the camera tries. */
    record Undelivered(DeviceEvent event, String why, int attempts) implements Report {}

    /** The server's id, or an error that says what came instead: for tests that take it for granted. */
    default String eventId() {
        return switch (this) {
            case Taken taken -> taken.eventId;
            case TurnedAway away -> throw new AssertionError("turned away: " + away);
            case Undelivered lost -> throw new AssertionError("not delivered: " + lost);
        };
    }
}
