package org.keyholder.server;

import java.nio.file.Path;

/** Sets up dealers, stations, receivers and people from a file: what the command {@code provision} calls. */
public interface Provisioning {

    /** Does it, and returns the exit status: 0 when all is set up, 2 when the file is wrong. */
    int provision(Path file);
}
