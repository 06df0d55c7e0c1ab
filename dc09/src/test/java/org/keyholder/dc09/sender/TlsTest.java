package org.keyholder.dc09.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keyholder.dc09.ScriptedPeer;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.message.Report;

/** TLS on TCP, which later editions talk of and which is off unless it is asked for. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private static SSLContext receiver = context();
    private static SSLSocketFactory trusting = receiver.getSocketFactory();

    @BeforeAll
    static void makeACertificate(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("receiver.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=receiver",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        receiver = context(store);
        trusting = receiver.getSocketFactory();
    }

    private static SSLContext context() {
        try {
            return SSLContext.getDefault();
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(mine.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    @Test
    void aReceiverWithACertificateThatIsTrustedConfirms() throws Exception {
        try (var peer = peer()) {
            assertThat(send("127.0.0.1", peer, SenderSettings.USUAL.tls(trusting)))
                    .isInstanceOf(Outcome.Acknowledged.class);
        }
    }

    @Test
    void aReceiverWhoseCertificateNobodyKnowsIsTheWrongPeer() throws Exception {
        try (var peer = peer()) {
            assertThat(send("127.0.0.1", peer, SenderSettings.USUAL)).isInstanceOf(Outcome.WrongPeer.class);
            assertThat(peer.frames()).isZero();
        }
    }

    @Test
    void aReceiverWhoseCertificateIsForAnotherHostIsTheWrongPeer() throws Exception {
        try (var peer = peer()) {
            assertThat(send("localhost", peer, SenderSettings.USUAL.tls(trusting)))
                    .isInstanceOf(Outcome.WrongPeer.class);
        }
    }

    private static ScriptedPeer peer() throws Exception {
        ServerSocket server = receiver.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        return new ScriptedPeer(server, (frame, count, line) -> line.say(Wire.ack(frame)));
    }

    private static Outcome send(String host, ScriptedPeer peer, SenderSettings settings) {
        var destination = Destination.of("tls://" + host + ":" + peer.port());
        try (Sender sender = new Sender(destination, settings.patience(Duration.ofSeconds(5), 1))) {
            return sender.send(SenderAccount.clear("1234"), Report.sia("NRP"));
        }
    }
}
