package org.keyholder.server.health.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.health.MetricsPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Serves the measurements on a port of their own. The JDK's own small web server does: the framework's way would start a second
 * Tomcat, for half a second and some 20 MB.
 */
@Component
@ConditionalOnWebApplication
class MetricsServer implements SmartLifecycle, MetricsPort {

    private static final Logger log = LoggerFactory.getLogger(MetricsServer.class);
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final MetricsSettings settings;
    private final PrometheusMeterRegistry measurements;
    private volatile @Nullable HttpServer server;

    MetricsServer(MetricsSettings settings, PrometheusMeterRegistry measurements) {
        this.settings = settings;
        this.measurements = measurements;
    }

    @Override
    public void start() {
        try {
            var started = HttpServer.create(new InetSocketAddress(settings.address(), settings.port()), 16);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", this::answer);
            started.start();
            server = started;
            log.info("Metrics for Prometheus are at http://{}:{}/metrics.", settings.address(), port());
        } catch (IOException | RuntimeException e) {
            // Metrics only inform: alarms are taken without them.
            log.warn(
                    "Metrics cannot be served at {}, port {}, and Keyholder goes on without: {}. Choose another port with"
                            + " keyholder.metrics.port (0 takes any free one).",
                    settings.address(),
                    settings.port(),
                    e.toString());
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (!"/metrics".equals(path) || !"GET".equals(exchange.getRequestMethod())) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var text = measurements.scrape(TEXT_FORMAT).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", TEXT_FORMAT);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    @Override
    public int port() {
        var running = server;
        return running == null ? -1 : running.getAddress().getPort();
    }

    @Override
    public void stop() {
        var running = server;
        server = null;
        if (running != null) {
            running.stop(0);
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
