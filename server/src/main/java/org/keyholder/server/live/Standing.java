package org.keyholder.server.live;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A right by which somebody has a page open: a stream lives no longer than each of its standings. */
public interface Standing {

    /** What is told when it may have ended. */
    Set<Topic> topics();

    /** Looks. Until when it holds by itself, unless something is told before; empty when it has ended. */
    Optional<Instant> until();
}
