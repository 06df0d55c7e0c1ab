package org.keyholder.server.intake;

import org.keyholder.server.admission.MemoryClaim;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What taking events in keeps in memory. */
@Configuration(proxyBeanMethods = false)
class IntakeMemory {

    private static final long BYTES_OF_A_WAITING_EVENT = 2 * 1024;

    @Bean
    MemoryClaim waitingEvents(IntakeSettings settings) {
        return new MemoryClaim(
                "events that wait for a commit",
                settings.waiting(),
                BYTES_OF_A_WAITING_EVENT,
                "keyholder.intake.waiting");
    }

    @Bean
    MemoryClaim reportsBeingRead() {
        return new MemoryClaim("KB of reports being read", BodyReader.TOGETHER_KB, 1024, "");
    }
}
