package org.keyholder.server.receiver.internal.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.receiver.ReceiverSettings;
import org.keyholder.server.signal.LinkAnswer;

/** XML over TCP, in clear and with TLS, with receivers on loopback that behave in every way one can. */
class LineConnectionsTest {

    private static final Duration PATIENCE = Duration.ofMillis(1500);

    @TempDir
    private static Path folder;

    private static TlsReceiver tls;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void makeCertificates() throws Exception {
        var here = "san=dns:localhost,ip:127.0.0.1";
        tls = new TlsReceiver(folder)
                .signed("good", "-ext", here)
                .signed("elsewhere", "-ext", "san=dns:receiver.example.com")
                .signed("nameless")
                .signed("expired", "-ext", here, "-startdate", "-400d", "-validity", "365")
                .signed("not-yet", "-ext", here, "-startdate", "+30d", "-validity", "365")
                .selfSigned("lonely", "-ext", here)
                .selfSigned("lonely-expired", "-ext", here, "-startdate", "-400d", "-validity", "365");
    }

    @AfterEach
    void close() throws Exception {
        done.countDown();
        for (var one : open) {
            one.close();
        }
    }

    /** What the receiver does once it has read a line. */
    private interface Answer {
        void say(String line, OutputStream out) throws IOException, InterruptedException;
    }

    private static final Answer ACKNOWLEDGES = (line, out) -> say(out, acknowledgement(line) + "\n");

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String acknowledgement(String line) {
        var id = line.replaceFirst(".*? id=\"([^\"]+)\".*", "$1");
        return "<ack xmlns='urn:keyholder:signal:1' id='" + id + "' result='accepted'/>";
    }

    private int serve(ServerSocket listening, Answer answer) {
        open.add(listening);
        Thread.ofPlatform().daemon().start(() -> {
            while (!listening.isClosed()) {
                try {
                    var connection = listening.accept();
                    Thread.ofPlatform().daemon().start(() -> serve(connection, answer));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return listening.getLocalPort();
    }

    private void serve(Socket connection, Answer answer) {
        try (connection) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                answer.say(line, connection.getOutputStream());
            }
        } catch (IOException gone) {
            // Keyholder let go of the connection, or did not trust it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int plain(Answer answer) throws IOException {
        return serve(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
    }

    private LineConnections connections(String address, @Nullable Path trusted) {
        var settings = new ReceiverSettings(PATIENCE, PATIENCE, trusted);
        var connector =
                new LineConnector(LineAddress.read(address).orElseThrow(), new TrustedReceivers(settings), settings);
        var connections = new LineConnections(connector, Signals.xml(), new AckXml());
        open.add(connections);
        return connections;
    }

    private static LinkAnswer send(LineConnections connections) {
        return connections.send(Signals.usual().event(), 1);
    }

    @ParameterizedTest
    @CsvSource({"localhost, good, authority", "127.0.0.1, good, authority", "localhost, lonely, lonely"})
    void aReceiverWithATrustedCertificateOfItsOwnNameIsTold(String host, String shown, String trusted)
            throws Exception {
        int port = serve(tls.listen(shown), ACKNOWLEDGES);
        var connections = connections("tls://" + host + ":" + port, tls.certificate(trusted));

        assertThat(send(connections)).isEqualTo(new LinkAnswer.Acknowledged());
        assertThat(send(connections)).isEqualTo(new LinkAnswer.Acknowledged());
        assertThat(heard).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "elsewhere, authority",
        "nameless, authority",
        "expired, authority",
        "not-yet, authority",
        "lonely, authority",
        "good, lonely",
        "lonely-expired, lonely-expired"
    })
    void anyOtherIsToldNothing(String shown, String trusted) throws Exception {
        int port = serve(tls.listen(shown), ACKNOWLEDGES);

        var answer = send(connections("tls://localhost:" + port, tls.certificate(trusted)));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        LinkAnswer.NoAnswer.class,
                        none -> assertThat(none.problem())
                                .startsWith("No trusted connection to the receiver: ")
                                .hasSizeLessThan(260));
        assertThat(heard).isEmpty();
    }

    @Test
    void withoutAFileOnlyJavasOwnAuthoritiesAreTrusted() throws Exception {
        int port = serve(tls.listen("good"), ACKNOWLEDGES);

        assertThat(send(connections("tls://localhost:" + port, null))).isInstanceOf(LinkAnswer.NoAnswer.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void aReceiverThatSpeaksNoTlsIsToldNothing() throws Exception {
        int port = plain((line, out) -> say(out, "no\n"));

        assertThat(send(connections("tls://localhost:" + port, null))).isInstanceOf(LinkAnswer.NoAnswer.class);
        assertThat(heard).allSatisfy(line -> assertThat(line).doesNotContain("<signal"));
    }

    @Test
    void aHandshakeThatDoesNotComeToItsEndIsGivenUp() throws Exception {
        var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        open.add(listening);
        long before = System.nanoTime();

        var answer = send(connections("tls://localhost:" + listening.getLocalPort(), null));

        assertThat(answer).isInstanceOf(LinkAnswer.NoAnswer.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PATIENCE.multipliedBy(5));
    }

    @Test
    void anAnswerThatDripsIsNoAnswer() throws Exception {
        int port = plain((line, out) -> {
            do {
                say(out, "<");
            } while (!done.await(20, TimeUnit.MILLISECONDS));
        });

        assertThat(send(connections("localhost:" + port, null)))
                .isEqualTo(new LinkAnswer.NoAnswer("The receiver did not answer in time."));
    }

    @Test
    void anAnswerThatGoesOnBehindItsLineConfirmsNothing() throws Exception {
        int port = plain((line, out) -> say(out, acknowledgement(line) + "\nERR 7\n"));

        assertThat(send(connections("localhost:" + port, null))).isInstanceOf(LinkAnswer.Unreadable.class);
    }

    @Test
    void aFileOfCertificatesThatIsNoneStopsTheStart() throws Exception {
        var file = Files.writeString(folder.resolve("wrong.pem"), "not a certificate");
        var missing = folder.resolve("missing.pem");

        assertThatThrownBy(() -> new TrustedReceivers(new ReceiverSettings(PATIENCE, PATIENCE, file)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("keyholder.receiver.trusted-certificates");
        assertThatThrownBy(() -> new TrustedReceivers(new ReceiverSettings(PATIENCE, PATIENCE, missing)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot be read");
    }
}
