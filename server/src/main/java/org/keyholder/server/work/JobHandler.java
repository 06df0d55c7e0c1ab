package org.keyholder.server.work;

import java.util.function.BooleanSupplier;
import org.keyholder.server.shared.Work;

/** Does one kind of job. May be run more than once for the same subject, so it looks at the row before it acts. */
public interface JobHandler<S extends Subject> {

    JobKind<S> kind();

    /** Whose share of the database it takes. */
    default Work work() {
        return Work.JOBS;
    }

    /** Whether it goes on for as long as the server does. Such a job takes no other job's place. */
    default boolean isEndless() {
        return false;
    }

    /**
     * Does the job. An exception counts as "again, later".
     *
     * @param stopping turns true when the server stops; a long job returns soon after
     */
    Result run(S subject, BooleanSupplier stopping);
}
