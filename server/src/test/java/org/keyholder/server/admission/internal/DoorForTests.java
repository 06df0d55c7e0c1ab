package org.keyholder.server.admission.internal;

import java.time.Duration;
import org.keyholder.server.testing.TestServer;

/** Looks into the hall of a server. */
public final class DoorForTests {

    private DoorForTests() {}

    public static int guests(TestServer server) {
        return door(server).guests();
    }

    public static long working(TestServer server) {
        return door(server).working();
    }

    /** How many have what the web server needs for a request. */
    public static int begun(TestServer server) {
        return door(server).begun();
    }

    /** How many have begun a request and not finished it. */
    public static long stalling(TestServer server) {
        return door(server).stalling();
    }

    /** How many wait for a refusal. */
    public static long keptWaiting(TestServer server) {
        return door(server).keptWaiting();
    }

    public static void lookAroundInElevenSeconds(TestServer server) {
        door(server).lookAround(System.nanoTime() + Duration.ofSeconds(11).toNanos());
    }

    private static Door door(TestServer server) {
        return server.part(Door.class);
    }
}
