package org.keyholder.server.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.keyholder.server.configuration.TlsSettings;

/** The two files that the settings name, and what is in them at a moment. */
record CertificateFiles(Path certificate, Path key) {

    /** No chain of certificates is as long as that. */
    private static final long LARGEST = 256 * 1024;

    static CertificateFiles of(TlsSettings settings) {
        var certificate = settings.certificate();
        var key = settings.key();
        if (certificate == null || key == null) {
            throw new IllegalStateException("Without its two files there is no TLS");
        }
        return new CertificateFiles(certificate, key);
    }

    /** What is in the two files; whoever renews them writes one after the other. */
    record Content(String certificate, String key) {

        @Override
        public String toString() {
            return "(certificate and key)";
        }
    }

    /** @throws BadCertificate if one of them cannot be read */
    Content read() {
        return new Content(
                read(certificate, "The certificate file %s (keyholder.tls.certificate)"),
                read(key, "The key file %s (keyholder.tls.key)"));
    }

    private static String read(Path file, String named) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new BadCertificate(named.formatted(file) + " is too large to be one.");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new BadCertificate(named.formatted(file) + " cannot be read.");
        }
    }
}
