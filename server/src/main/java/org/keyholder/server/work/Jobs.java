package org.keyholder.server.work;

import java.time.Instant;

/** Where a module leaves work for later. */
public interface Jobs {

    /**
     * Writes the job's row in the caller's transaction; it runs on some node at that time or soon after the commit. A
     * job of this kind for this subject that waits already stays as it is.
     */
    <S extends Subject> void schedule(JobKind<S> kind, S subject, Instant at);
}
