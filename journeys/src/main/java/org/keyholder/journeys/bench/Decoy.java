package org.keyholder.journeys.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.keyholder.journeys.running.Wait;

/**
 * Refuses whoever comes, after a second, with the least that any server has to do: so that what guessers take of the processors themselves
 * goes on also where they do not come to the server that is measured.
 */
final class Decoy implements AutoCloseable {

    private static final Duration BEFORE_REFUSAL = Duration.ofSeconds(1);
    private static final int LONGEST_REQUEST = 8_192;
    private static final byte[] REFUSAL =
            "HTTP/1.1 429 \r\nConnection: close\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket door;

    Decoy() throws IOException {
        door = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("decoy").start(this::letIn);
    }

    URI url() {
        return URI.create("http://localhost:" + door.getLocalPort());
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                var guest = door.accept();
                Thread.ofVirtual().start(() -> refuse(guest));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void refuse(Socket guest) {
        try (guest) {
            int read = guest.getInputStream().read(new byte[LONGEST_REQUEST]);
            if (read > 0) {
                Wait.pass(BEFORE_REFUSAL);
                guest.getOutputStream().write(REFUSAL);
            }
        } catch (IOException gone) {
            // A guesser's affair.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
