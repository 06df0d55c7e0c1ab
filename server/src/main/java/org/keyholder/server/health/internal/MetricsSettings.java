package org.keyholder.server.health.internal;

import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Prometheus fetches the measurements.
 *
 * @param address the address to listen on; there is no sign-in, so keep it where only Prometheus comes
 * @param port the port to listen on; 0 takes any free one
 */
@ConfigurationProperties("keyholder.metrics")
record MetricsSettings(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("9464") int port) {

    MetricsSettings {
        Objects.requireNonNull(address);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port has to be from 0 (any free one) to 65535");
        }
    }
}
