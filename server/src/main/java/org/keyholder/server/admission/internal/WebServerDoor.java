package org.keyholder.server.admission.internal;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.keyholder.server.admission.MemoryClaim;
import org.keyholder.server.configuration.TlsSettings;
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
    private static final int LEAVING = 1024;

    /** Requests that have begun: those that have a place or wait for one, and some whose rest is coming. */
    private static final int MOST_BEGUN = RequestKind.all() + 16;

    /**
     * How many connections there may be at a time.
     *
     * @param bytesEach what one of them takes
     */
    record Room(int connections, long bytesEach) {

        MemoryClaim claim() {
            return new MemoryClaim("connections", connections, bytesEach, "keyholder.limits.connections");
        }
    }

    /** What others leave, since they need what they claim. */
    @Bean
    Room room(List<MemoryClaim> others, AdmissionSettings settings, TlsSettings tls) {
        long bytesEach = AdmissionSettings.BYTES_OF_A_CONNECTION + (tls.isOn() ? AdmissionSettings.BYTES_OF_TLS : 0);
        var connections = settings.connectionsIn(
                Runtime.getRuntime().maxMemory(),
                MemoryBudget.OWN + others.stream().mapToLong(MemoryClaim::bytes).sum(),
                bytesEach);
        return new Room(connections, bytesEach);
    }

    @Bean
    Door door(Room room, MeterRegistry meters) {
        var door = new Door(room.connections(), MOST_BEGUN, LONGEST_STALL.toNanos());
        meters.gauge("keyholder.connections", door, Door::guests);
        meters.gauge("keyholder.connections.working", door, Door::working);
        meters.gauge("keyholder.connections.stalling", door, Door::stalling);
        meters.gauge("keyholder.connections.begun", door, Door::begun);
        FunctionCounter.builder("keyholder.connections.sent.away", door, Door::sentAway)
                .register(meters);
        return door;
    }

    @Bean
    MemoryClaim requests() {
        return new MemoryClaim("requests", MOST_BEGUN, AdmissionSettings.BYTES_OF_A_REQUEST, "");
    }

    @Bean
    MemoryClaim bodiesOfCallbacks() {
        return new MemoryClaim("calls of the text provider", WholeRequests.BODIES_AT_ONCE, RequestWithBody.LARGEST, "");
    }

    @Bean
    MemoryBudget memoryBudget(List<MemoryClaim> others, Room room) {
        return new MemoryBudget(
                Stream.concat(others.stream(), Stream.of(room.claim())).toList(),
                Runtime.getRuntime().maxMemory());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> guardedProtocol(Door door, Room room) {
        return factory -> {
            factory.setProtocol(GuardedProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                var protocol = (GuardedProtocol) connector.getProtocolHandler();
                protocol.guardedBy(door);
                protocol.setProperty("socket.appReadBufSize", String.valueOf(HeadOfRequest.READ_AHEAD));
                protocol.setProperty("socket.appWriteBufSize", String.valueOf(HeadOfRequest.READ_AHEAD));
                protocol.setMaxConnections(room.connections() + LEAVING);
            });
        };
    }
}
