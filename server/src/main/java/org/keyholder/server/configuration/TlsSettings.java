package org.keyholder.server.configuration;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * TLS on the server's own port. Both files or neither: then it speaks plain HTTP, and a reverse proxy may bring TLS.
 *
 * @param certificate a PEM file with the server's certificate first, and those that lead to its authority behind it
 * @param key a PEM file with the certificate's private key, not encrypted
 */
@ConfigurationProperties("keyholder.tls")
public record TlsSettings(
        @Nullable Path certificate, @Nullable Path key) {

    public TlsSettings {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("certificate and key are given together, or neither is");
        }
    }

    public boolean isOn() {
        return certificate != null;
    }

    /** What addresses of the server's own port begin with. */
    public String scheme() {
        return isOn() ? "https" : "http";
    }
}
