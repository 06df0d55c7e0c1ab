package org.keyholder.server.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class MetricsServerTest {

    @Test
    void aPortThatIsTakenDoesNotKeepTheServerFromStarting() throws Exception {
        try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var metrics = new MetricsServer(
                    new MetricsSettings(InetAddress.getLoopbackAddress().getHostAddress(), stranger.getLocalPort()),
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

            metrics.start();

            assertThat(metrics.isRunning()).isFalse();
            assertThat(metrics.port()).isEqualTo(-1);
        }
    }
}
