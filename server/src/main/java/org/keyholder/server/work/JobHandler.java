package org.keyholder.server.work;

import java.util.function.BooleanSupplier;

/** Does one kind of job. May be run more than once for the same subject, so it looks at the row before it acts. */
public interface JobHandler<S extends Subject> {

    JobKind<S> kind();

    /**
     * Does the job. An exception counts as "again, later".
     *
     * @param stopping turns true when the server stops; a long job returns soon after
     */
    Result run(S subject, BooleanSupplier stopping);
}
