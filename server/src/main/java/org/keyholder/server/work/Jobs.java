package org.keyholder.server.work;

import java.time.Instant;
import java.util.List;

/** Where a module leaves work for later. */
public interface Jobs {

    /**
     * Writes the job's row in the caller's transaction; it runs on some node at that time or soon after the commit. A
     * job of this kind for this subject that waits already stays as it is.
     */
    <S extends Subject> void schedule(JobKind<S> kind, S subject, Instant at);

    /**
     * The same for subjects that were made in this transaction, so that no job of theirs can wait already: all in one write,
     * and none is looked up before.
     */
    <S extends Subject> void scheduleNew(JobKind<S> kind, List<S> subjects, Instant at);
}
