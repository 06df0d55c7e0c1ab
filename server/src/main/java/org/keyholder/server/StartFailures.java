package org.keyholder.server;

import java.util.Optional;
import java.util.stream.Stream;
import org.keyholder.server.configuration.StartRefused;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Knows which failures are told in one line. As the framework's reporter it keeps silent: whoever started the server tells. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailures implements SpringBootExceptionReporter {

    StartFailures(ConfigurableApplicationContext context) {
        // The framework hands it in; nothing of it is needed.
    }

    @Override
    public boolean reportException(Throwable failure) {
        return true;
    }

    /** The failure in one line, if it is one that its reader can do something about. */
    static Optional<StartRefused> told(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> inOneLine(cause).stream())
                .findFirst();
    }

    private static Optional<StartRefused> inOneLine(Throwable cause) {
        return switch (cause) {
            case StartRefused refused -> Optional.of(refused);
            case PortInUseException e ->
                Optional.of(StartRefused.obstacle("The port " + e.getPort()
                        + " is in use by another program. Stop it, or choose another with --port."));
            default -> Optional.empty();
        };
    }
}
