package org.keyholder.server.shared;

/**
 * What a thread works for: it decides whose share of the database it takes. Whoever has not said otherwise works for alarms: taking
 * events in, and sending signals.
 */
public enum Work {

    /** Events, clips and signals: bound by nothing but the pool. */
    ALARMS,

    /** Key holders: texts to them, their pages and presses, and what a text provider reports. */
    LINKS,

    /** Pages of operators and dealers. */
    PAGES,

    /** Durable jobs that say nothing else. */
    JOBS;

    private static final ScopedValue<Work> CURRENT = ScopedValue.newInstance();

    /** What this thread works for. */
    public static Work current() {
        return CURRENT.orElse(ALARMS);
    }

    /** Something to do that may fail in one way. */
    @FunctionalInterface
    public interface Task<T, X extends Throwable> {
        T run() throws X;
    }

    /** Does it as work of this kind. */
    public <T, X extends Throwable> T call(Task<T, X> task) throws X {
        return ScopedValue.where(CURRENT, this).<T, X>call(task::run);
    }
}
