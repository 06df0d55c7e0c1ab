package org.keyholder.server.configuration.internal;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The settings that were given, and nothing else: neither the system's properties nor the rest of its environment. */
public final class GivenSettings {

    private final ConfigurableEnvironment environment = new OnlyOurs();

    public void addLast(PropertySource<?> source) {
        environment.getPropertySources().addLast(source);
    }

    public ConfigurableEnvironment environment() {
        return environment;
    }

    private static final class OnlyOurs extends StandardEnvironment {

        @Override
        protected void customizePropertySources(MutablePropertySources sources) {
            // None: a SPRING_… variable that is meant for another program must not reach in here.
        }
    }
}
