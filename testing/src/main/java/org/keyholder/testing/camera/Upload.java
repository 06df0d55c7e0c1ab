package org.keyholder.testing.camera;

/** What became of a clip or a still. */
public sealed interface Upload {

    String name();

    /** The server has it, whole. */
    record Stored(String name, long bytes, int status) implements Upload {}

    /** The server will not have it. */
    record TurnedAway(String name, int status, String answer) implements Upload {}

    /** The server was not to be had for as long as the camera tries. */
    record Undelivered(String name, String why) implements Upload {}
}
