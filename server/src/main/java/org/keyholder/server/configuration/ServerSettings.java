package org.keyholder.server.configuration;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the server listens and how the world calls it.
 *
 * @param home the home folder; given by KEYHOLDER_HOME or --home, never in the file that lies in it
 * @param address the address to listen on
 * @param port the port to listen on; 0 takes any free one
 * @param publicUrl what links in texts and launch addresses begin with; by default the local address
 */
@ConfigurationProperties("keyholder")
public record ServerSettings(
        @Nullable String home,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("8080") int port,
        @Nullable URI publicUrl) {

    public ServerSettings {
        Objects.requireNonNull(address);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port has to be from 0 (any free one) to 65535");
        }
        if (publicUrl != null && !isWebAddress(publicUrl)) {
            throw new IllegalArgumentException(
                    "public-url has to be a web address such as https://alarms.example.com, without query or fragment");
        }
    }

    private static boolean isWebAddress(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }
}
