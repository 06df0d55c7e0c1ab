package org.keyholder.server.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** Certificates of localhost, made with the JDK's keytool, as PEM files. */
final class Certificates {

    private static final String PASSWORD = "for tests alone";

    private final KeyStore store;

    /** Makes one for each name. */
    Certificates(Path folder, String... names) throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve("keys.p12");
        for (var name : names) {
            make(file, name);
        }
        store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
    }

    private static void make(Path file, String name) throws IOException, InterruptedException {
        var program = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var log = file.resolveSibling("keytool.log").toFile();
        var status = new ProcessBuilder(
                        program.toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "3650")
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start()
                .waitFor();
        if (status != 0) {
            throw new AssertionError(Files.readString(log.toPath()));
        }
    }

    String certificate(String name) throws GeneralSecurityException {
        return pem("CERTIFICATE", store.getCertificate(name).getEncoded());
    }

    String key(String name) throws GeneralSecurityException {
        return pem("PRIVATE KEY", store.getKey(name, PASSWORD.toCharArray()).getEncoded());
    }

    private static String pem(String what, byte[] bytes) {
        var text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }
}
