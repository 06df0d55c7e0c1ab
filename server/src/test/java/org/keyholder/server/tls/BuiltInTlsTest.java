package org.keyholder.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keyholder.server.testing.Wait.until;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.Keyholder;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.testing.TestServer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** TLS on the server's own port, with a certificate that is renewed under its hands. */
@ExtendWith(OutputCaptureExtension.class)
class BuiltInTlsTest {

    @TempDir
    static Path folder;

    private static Certificates certificates;
    private static Path certificateFile;
    private static Path keyFile;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        certificates = new Certificates(folder, "first", "second");
        certificateFile = folder.resolve("certificate.pem");
        keyFile = folder.resolve("key.pem");
        renew("first");
        server = TestServer.start(Map.of(
                "keyholder.tls.certificate", certificateFile.toString(), "keyholder.tls.key", keyFile.toString()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void renew(String name) throws IOException, GeneralSecurityException {
        Files.writeString(certificateFile, certificates.certificate(name));
        Files.writeString(keyFile, certificates.key(name));
    }

    /** The server looks by itself every two seconds, which one of the tests waits for. */
    private static void renewAndLook(String name) throws IOException, GeneralSecurityException {
        renew(name);
        look();
    }

    private static void look() {
        server.part(CertificateRounds.class).look();
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2", "TLSv1.3"})
    void itSpeaksTlsAndTellsBrowsersToComeByTlsAlone(String version) throws Exception {
        renewAndLook("first");
        try (var connection = connect(version)) {
            var answer = ask(connection, "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(connection.getSession().getProtocol()).isEqualTo(version);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .contains("Strict-Transport-Security: max-age=31536000", "{\"status\":\"ready\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/9.9", "GET /sites/{ HTTP/1.1", "no request at all"})
    void whatItCannotReadIsToldSoToo(String line) throws Exception {
        renewAndLook("first");
        try (var connection = connect("TLSv1.3")) {
            assertThat(ask(connection, line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 ")
                    .contains("Strict-Transport-Security: max-age=31536000", "X-Content-Type-Options: nosniff");
        }
    }

    @Test
    void itTakesTlsOneTwoAndOneThreeAndNothingOlder() throws Exception {
        renew("first");
        var files = new CertificateFiles(certificateFile, keyFile);

        assertThat(ServerCertificate.read(files, files.read())
                        .bundle()
                        .getOptions()
                        .getEnabledProtocols())
                .containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
    }

    @Test
    void whoeverComesWithoutTlsIsToldSo() throws Exception {
        try (var plain = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            assertThat(ask(plain, "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("live");
        }
    }

    @Test
    void itsOwnAddressesBeginWithHttps() {
        assertThat(server.url("/").toString()).isEqualTo("https://localhost:" + server.port() + "/");
        assertThat(server.part(PublicUrl.class).base()).isEqualTo("https://localhost:" + server.port());
    }

    @Test
    void aRenewedCertificateIsShownToNewConnectionsAndOpenOnesGoOn() throws Exception {
        renewAndLook("first");
        try (var open = connect("TLSv1.3")) {
            assertThat(askAndStay(open)).startsWith("HTTP/1.1 200");

            renew("second");

            until("the second certificate is shown", () -> shown().equals("CN=second"));
            assertThat(askAndStay(open)).contains("HTTP/1.1 200");
        }
    }

    @Test
    void aBadFileAtARenewalKeepsTheCertificateBeforeAndIsLoggedOnce(CapturedOutput log) throws Exception {
        renewAndLook("second");

        Files.writeString(keyFile, certificates.key("first"));
        for (int looks = 0; looks < 4; looks++) {
            look();
        }

        assertThat(log.getOut())
                .containsOnlyOnce("does not belong to the first certificate")
                .contains("The certificate before it stays in use.")
                .doesNotContain("PRIVATE KEY");
        assertThat(shown()).isEqualTo("CN=second");
        renewAndLook("first");
        assertThat(shown()).isEqualTo("CN=first");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing | first | (keyholder.tls.certificate) cannot be read.",
                "first | missing | (keyholder.tls.key) cannot be read.",
                "garbage | first | (keyholder.tls.certificate) holds no certificate in PEM form.",
                "first | garbage | (keyholder.tls.key) holds no unencrypted private key in PEM form.",
                "first | second | does not belong to the first certificate in"
            })
    void badFilesAreNamedInASentence(String certificate, String key, String words) throws Exception {
        var files = new CertificateFiles(
                file("certificate-" + certificate, certificate, true), file("key-" + key, key, false));

        assertThatThrownBy(() -> ServerCertificate.read(files, files.read()))
                .isInstanceOf(BadCertificate.class)
                .hasMessageContaining(words);
    }

    private static Path file(String name, String content, boolean certificate) throws Exception {
        var file = folder.resolve(name);
        return switch (content) {
            case "missing" -> file;
            case "garbage" -> Files.writeString(file, "-----BEGIN CERTIFICATE-----\nnothing\n");
            default ->
                Files.writeString(file, certificate ? certificates.certificate(content) : certificates.key(content));
        };
    }

    @Test
    void withABadFileTheServerDoesNotStart(@TempDir Path home) {
        var missing = folder.resolve("nowhere.pem").toString();

        assertThatThrownBy(() -> Keyholder.launch(
                        new Home(home),
                        Map.of(
                                "keyholder.port",
                                0,
                                "keyholder.database.url",
                                "postgres://nobody:none@127.0.0.1:1/none",
                                "keyholder.tls.certificate",
                                missing,
                                "keyholder.tls.key",
                                missing)))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.words())
                                .isEqualTo("The certificate file " + missing
                                        + " (keyholder.tls.certificate) cannot be read."));
        assertThatThrownBy(() -> Keyholder.launch(new Home(home), Map.of("keyholder.tls.key", keyFile.toString())))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.words())
                                .contains("keyholder.tls", "certificate and key are given together"));
    }

    /** The name in the certificate that a new connection is shown. */
    private static String shown() {
        try (var connection = connect("TLSv1.3")) {
            var certificate = (X509Certificate) connection.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLSocket connect(String version) {
        try {
            var socket = (SSLSocket) trusting().getSocketFactory().createSocket("localhost", server.port());
            socket.setEnabledProtocols(new String[] {version});
            socket.setSoTimeout(20_000);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Anew for each connection: a session that is resumed shows no certificate. */
    private static SSLContext trusting() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (var name : new String[] {"first", "second"}) {
                var pem = certificates.certificate(name).getBytes(StandardCharsets.US_ASCII);
                store.setCertificateEntry(
                        name,
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** An answer on a connection that stays open. */
    private static String askAndStay(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        var answer = new StringBuilder();
        while (!answer.toString().endsWith("}")) {
            int letter = socket.getInputStream().read();
            assertThat(letter).isNotNegative();
            answer.append((char) letter);
        }
        return answer.toString();
    }

    private static String ask(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
