package org.keyholder.journeys.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.keyholder.server.configuration.StartRefused;

/** Where the made-up world listens: beside the server, so that its links are the same at the next start. */
final class DemoPorts {

    private DemoPorts() {}

    /** Refuses a port that somebody listens on already. */
    static void requireFree(int port) {
        if (port > 0 && !isFree(port)) {
            throw StartRefused.obstacle("Port " + port
                    + " is in use, perhaps by another demo. Stop that one, or choose another port with --port.");
        }
    }

    /** The port so far above the server's; 0, for any free one, where that is taken. */
    static int orAny(int serverPort, int above) {
        int wanted = serverPort + above;
        return serverPort > 0 && wanted <= 65_535 && isFree(wanted) ? wanted : 0;
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
