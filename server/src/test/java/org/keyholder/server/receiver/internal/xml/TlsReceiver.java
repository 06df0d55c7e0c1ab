package org.keyholder.server.receiver.internal.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A certificate authority of one's own, and listeners on loopback that show certificates of it. Made with the JDK's keytool. */
final class TlsReceiver {

    private static final String PASSWORD = "for tests alone";

    private final Path folder;
    private final Path keys;

    TlsReceiver(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.keys = folder.resolve("keys.p12");
        make("authority", "-dname", "CN=Test authority", "-ext", "bc=ca:true", "-validity", "3650");
    }

    /** Makes a certificate that the authority signs. */
    TlsReceiver signed(String alias, String... options) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("-dname", "CN=" + alias, "-signer", "authority"));
        all.addAll(List.of(options));
        make(alias, all.toArray(String[]::new));
        return this;
    }

    /** Makes one that nobody signs but itself. */
    TlsReceiver selfSigned(String alias, String... options) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("-dname", "CN=" + alias));
        all.addAll(List.of(options));
        make(alias, all.toArray(String[]::new));
        return this;
    }

    private void make(String alias, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-keystore",
                keys.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options));
        var log = folder.resolve("keytool.log").toFile();
        var status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start()
                .waitFor();
        if (status != 0) {
            throw new AssertionError(Files.readString(log.toPath()));
        }
    }

    /** The certificate under this alias as a file. */
    Path certificate(String alias) throws IOException, GeneralSecurityException {
        var encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(store().getCertificate(alias).getEncoded());
        return Files.writeString(
                folder.resolve(alias + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n",
                StandardCharsets.US_ASCII);
    }

    /** Listens, showing the certificate under this alias. */
    SSLServerSocket listen(String alias) throws IOException, GeneralSecurityException {
        var one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(
                alias,
                store().getKey(alias, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                store().getCertificateChain(alias));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(one, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress());
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(keys)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        }
    }
}
