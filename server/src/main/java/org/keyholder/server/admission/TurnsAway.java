package org.keyholder.server.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Whose requests come to nothing, as can be told from memory alone. They are asked before a request has a place, so that a flood of what is
 * refused anyway costs its answers, and they are short.
 */
@FunctionalInterface
public interface TurnsAway {

    /** How long whoever sent this has to wait; empty where it is to be looked at. Its form has come whole. */
    Optional<Duration> until(HttpServletRequest request);
}
