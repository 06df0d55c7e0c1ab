package org.keyholder.server;

import java.nio.file.Path;

/** Sets up dealers, stations, receivers and people from a file: what the command {@code provision} calls. */
public interface Provisioning {

    /** Does it, and returns the exit status: 0 when all is set up, 2 when the file is wrong. */
    int provision(Path file);

    /**
     * Does what a file says that somebody else has read.
     *
     * @param file how sentences call it
     * @throws org.keyholder.server.configuration.StartRefused when the text is wrong
     */
    void provision(String file, String text);
}
