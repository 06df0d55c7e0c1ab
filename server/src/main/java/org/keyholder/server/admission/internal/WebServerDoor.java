package org.keyholder.server.admission.internal;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.keyholder.server.admission.MemoryClaim;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the door into the web server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebServerDoor {

    /** Half a request, be it head or form, may take so long to become a whole one. */
    private static final Duration LONGEST_STALL = Duration.ofSeconds(10);

    /** Above the number that the door keeps, for those who are on their way out. */
    private static final int LEAVING = 256;

    @Bean
    Door door(AdmissionSettings settings, MeterRegistry meters) {
        var door = new Door(settings.connectionsIn(Runtime.getRuntime().maxMemory()), LONGEST_STALL.toNanos());
        meters.gauge("keyholder.connections", door, Door::guests);
        meters.gauge("keyholder.connections.working", door, Door::working);
        meters.gauge("keyholder.connections.stalling", door, Door::stalling);
        FunctionCounter.builder("keyholder.connections.sent.away", door, Door::sentAway)
                .register(meters);
        return door;
    }

    @Bean
    MemoryClaim connections(AdmissionSettings settings) {
        return new MemoryClaim(
                "connections",
                settings.connectionsIn(Runtime.getRuntime().maxMemory()),
                AdmissionSettings.BYTES_OF_A_CONNECTION,
                "keyholder.limits.connections");
    }

    @Bean
    MemoryClaim bodiesOfCallbacks() {
        return new MemoryClaim("calls of the text provider", WholeRequests.BODIES_AT_ONCE, RequestWithBody.LARGEST, "");
    }

    @Bean
    MemoryBudget memoryBudget(List<MemoryClaim> claims) {
        return new MemoryBudget(claims, Runtime.getRuntime().maxMemory());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> guardedProtocol(Door door, AdmissionSettings settings) {
        return factory -> {
            factory.setProtocol(GuardedProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                var protocol = (GuardedProtocol) connector.getProtocolHandler();
                protocol.guardedBy(door);
                protocol.setMaxConnections(
                        settings.connectionsIn(Runtime.getRuntime().maxMemory()) + LEAVING);
            });
        };
    }
}
