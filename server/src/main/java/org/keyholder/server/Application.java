package org.keyholder.server;

import java.time.Clock;
import org.keyholder.server.shared.Ids;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The parts of the server, found by their packages. */
@SpringBootApplication(
        exclude = {FlywayAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class},
        proxyBeanMethods = false,
        // Modules name their classes without looking at each other: two may both have a WelcomeController.
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
class Application {

    /** The time. Tests and the demo put a primary clock of their own beside it. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ids ids(Clock clock) {
        return new Ids(clock);
    }
}
