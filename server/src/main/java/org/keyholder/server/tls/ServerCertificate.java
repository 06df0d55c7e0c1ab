package org.keyholder.server.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;

/** A certificate with what leads to its authority, and the key that belongs to it: read whole, or not at all. */
record ServerCertificate(List<X509Certificate> chain, PrivateKey key) {

    private static final Set<String> VERSIONS = Set.of("TLSv1.3", "TLSv1.2");

    private static final byte[] SOMETHING = {1, 2, 3};

    ServerCertificate {
        chain = List.copyOf(chain);
        Objects.requireNonNull(key);
    }

    /** @throws BadCertificate where there is none in the files, or the two do not belong together */
    static ServerCertificate read(CertificateFiles files, CertificateFiles.Content content) {
        var chain = attempt(() -> PemContent.of(content.certificate()).getCertificates());
        if (chain == null || chain.isEmpty()) {
            throw new BadCertificate("The file " + files.certificate()
                    + " (keyholder.tls.certificate) holds no certificate in PEM form.");
        }
        var key = attempt(() -> PemContent.of(content.key()).getPrivateKey());
        if (key == null) {
            throw new BadCertificate(
                    "The file " + files.key() + " (keyholder.tls.key) holds no unencrypted private key in PEM form.");
        }
        var certificate = new ServerCertificate(chain, key);
        if (!certificate.belongTogether()) {
            throw new BadCertificate("The key in " + files.key()
                    + " (keyholder.tls.key) does not belong to the first certificate in " + files.certificate()
                    + " (keyholder.tls.certificate).");
        }
        return certificate;
    }

    /** Null for whatever the library finds wrong: its words are about its own workings, and may show what it read. */
    private static <T> @Nullable T attempt(Supplier<@Nullable T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            return null;
        }
    }

    private boolean belongTogether() {
        var algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            var signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(SOMETHING);
            var signature = signing.sign();
            signing.initVerify(chain.getFirst());
            signing.update(SOMETHING);
            return signing.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** When the first of the certificates that are shown ends. */
    Instant endsAt() {
        return chain.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** As the web server takes it: TLS 1.2 and 1.3, and nothing older. */
    SslBundle bundle() {
        return SslBundle.of(
                new PemSslStoreBundle(PemSslStore.of(chain, key), null),
                SslBundleKey.NONE,
                SslOptions.of((Set<String>) null, VERSIONS));
    }
}
