package org.keyholder.server.health;

/** Where the measurements are really served, which matters when any free port was asked for. */
public interface MetricsPort {

    /** The port, or -1 while nothing is served. */
    int port();
}
