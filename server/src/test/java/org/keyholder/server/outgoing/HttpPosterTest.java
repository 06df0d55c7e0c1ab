package org.keyholder.server.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Posts to a peer that says its bytes by hand, in every bad way. */
class HttpPosterTest {

    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final ServerSocket door = open();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private final HttpPoster poster = new HttpPoster(PATIENCE, PATIENCE);

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        done.countDown();
        door.close();
        poster.close();
    }

    /** What the peer does with a connection whose request it has read. */
    private interface Peer {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    private URI peer(Peer peer) {
        Thread.ofPlatform().daemon().start(() -> {
            while (!door.isClosed()) {
                try {
                    var connection = door.accept();
                    Thread.ofPlatform().daemon().start(() -> serve(connection, peer));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/signals");
    }

    private void serve(Socket connection, Peer peer) {
        try (connection) {
            while (true) {
                heard.add(request(connection.getInputStream()));
                peer.answer(connection.getOutputStream());
            }
        } catch (IOException gone) {
            // The poster let go of the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String request(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            text.append((char) next);
        }
        if (text.indexOf("GET") == 0) {
            return text.toString();
        }
        int length = Integer.parseInt(text.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private Posted post(URI to) {
        return poster.post(to, "application/xml", Map.of("X-Test", "1"), "<signal text=\"Grüße\"/>");
    }

    @Test
    void theTextGoesAsUtf8AndTheAnswerComesBack() {
        var to = peer(out -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\ngut:ö"));

        assertThat(post(to)).isEqualTo(new Posted.Answered(200, "gut:ö"));

        assertThat(heard.getFirst())
                .startsWith("POST /signals HTTP/1.1\r\n")
                .contains("Content-Type: application/xml; charset=UTF-8\r\n", "X-Test: 1\r\n", "User-Agent: Keyholder")
                .endsWith("<signal text=\"Grüße\"/>");
    }

    @Test
    void noRedirectIsFollowedAndNothingIsRepeated() {
        var to = peer(out -> say(out, "HTTP/1.1 307 Later\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"));

        assertThat(post(to)).isEqualTo(new Posted.Answered(307, ""));
        assertThat(heard).hasSize(1);
    }

    @Test
    void nobodyThereIsUnreachable() throws IOException {
        var to = URI.create("http://127.0.0.1:" + door.getLocalPort() + "/signals");
        door.close();

        assertThat(post(to)).isEqualTo(new Posted.Unreachable());
    }

    /** A peer that does not speak TLS is never told anything: whatever is posted to it may safely be posted again. */
    @Test
    void aConnectionThatIsNotTrustedIsUnreachable() {
        var to = peer(out -> {
            throw new IOException("no TLS here");
        });

        assertThat(post(URI.create(to.toString().replace("http:", "https:")))).isEqualTo(new Posted.Unreachable());
    }

    @Test
    void whatLiesAtAnAddressIsAskedFor() {
        var to = peer(out -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));

        assertThat(poster.get(to, Map.of("X-Test", "1"))).isEqualTo(new Posted.Answered(200, "ok"));

        assertThat(heard.getFirst()).startsWith("GET /signals HTTP/1.1\r\n").contains("X-Test: 1\r\n");
    }

    @Test
    void silenceIsTooLate() {
        var to = peer(out -> done.await(10, TimeUnit.SECONDS));

        assertThat(post(to)).isEqualTo(new Posted.TooLate());
        assertThat(heard).hasSize(1);
    }

    @Test
    void anAnswerThatDripsIsTooLateHoweverOftenAByteComes() {
        var to = peer(out -> {
            say(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
            do {
                say(out, ".");
            } while (!done.await(20, TimeUnit.MILLISECONDS));
        });

        assertThat(post(to)).isEqualTo(new Posted.TooLate());
    }

    @Test
    void anAnswerWithoutAnEndIsBroken() {
        var to = peer(out -> {
            say(out, "HTTP/1.1 200 OK\r\n\r\n");
            while (done.getCount() > 0) {
                say(out, "x".repeat(8192));
            }
        });

        assertThat(post(to)).isEqualTo(new Posted.Broken());
    }

    @Test
    void aConnectionThatClosesWithoutAnAnswerIsBroken() {
        var to = peer(out -> {
            throw new IOException("hung up");
        });

        assertThat(post(to)).isEqualTo(new Posted.Broken());
        assertThat(heard).hasSize(1);
    }

    @Test
    void aConnectionIsUsedAgain() {
        var to = peer(out -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));

        for (int i = 0; i < 3; i++) {
            assertThat(post(to)).isEqualTo(new Posted.Answered(200, "ok"));
        }

        assertThat(heard).hasSize(3);
    }
}
