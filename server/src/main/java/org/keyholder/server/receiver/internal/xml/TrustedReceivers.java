package org.keyholder.server.receiver.internal.xml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.receiver.ReceiverSettings;
import org.springframework.stereotype.Component;

/** Whose certificates a receiver may show: those that Java trusts, and those that whoever runs the server names in a file. */
@Component
final class TrustedReceivers {

    private static final String KEY = "keyholder.receiver.trusted-certificates";

    private final SSLContext context;

    TrustedReceivers(ReceiverSettings settings) {
        this.context = context(settings.trustedCertificates());
    }

    SSLContext context() {
        return context;
    }

    private static SSLContext context(@Nullable Path file) {
        try {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (var issuer : ofJava()) {
                trusted.setCertificateEntry("java-" + trusted.size(), issuer);
            }
            if (file != null) {
                for (var certificate : read(file)) {
                    trusted.setCertificateEntry("file-" + trusted.size(), certificate);
                }
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new DatedTrust(trusting(managers(trusted)))}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Every Java platform has TLS", e);
        }
    }

    private static X509Certificate[] ofJava() throws GeneralSecurityException {
        return trusting(managers(null)).getAcceptedIssuers();
    }

    private static X509ExtendedTrustManager trusting(TrustManager[] managers) {
        return Stream.of(managers)
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static TrustManager[] managers(@Nullable KeyStore trusted) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var read = CertificateFactory.getInstance("X.509").generateCertificates(in);
            return Optional.of(read).filter(found -> !found.isEmpty()).orElseThrow(() -> mistake(file, "holds none"));
        } catch (IOException e) {
            throw mistake(file, "cannot be read");
        } catch (CertificateException e) {
            throw mistake(file, "cannot be understood");
        }
    }

    private static StartRefused mistake(Path file, String what) {
        return StartRefused.mistake(
                KEY + ": the file " + file + " " + what + ". It is to hold certificates in PEM form.");
    }
}
