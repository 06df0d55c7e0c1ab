package org.keyholder.server.database;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.Work;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * How many connections of the pool each kind of work may have at once. What is left when all others have theirs is for alarms, which
 * wait for nobody.
 */
public final class DatabaseShares {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<Work, Semaphore> places = new EnumMap<>(Work.class);
    private final Duration patience;

    /** @param pool how many connections there are, at least four */
    public DatabaseShares(int pool) {
        this(pool, PATIENCE);
    }

    DatabaseShares(int pool, Duration patience) {
        this.patience = patience;
        places.put(Work.PAGES, new Semaphore(Math.max(1, pool / 4), true));
        places.put(Work.LINKS, new Semaphore(Math.max(1, pool / 5), true));
        places.put(Work.JOBS, new Semaphore(Math.max(1, pool / 4), true));
    }

    /** What all together may have that is not for alarms. */
    int ofOthers() {
        return places.values().stream().mapToInt(Semaphore::availablePermits).sum();
    }

    /**
     * Does what needs a connection, once there is a place for it.
     *
     * @throws CannotCreateTransactionException when none became free in time
     */
    public <T extends @Nullable Object> T call(Supplier<T> task) {
        var share = places.get(Work.current());
        if (share == null) {
            return task.get();
        }
        if (!take(share)) {
            throw new CannotCreateTransactionException("The database is busy with as much other work as it may be");
        }
        try {
            return task.get();
        } finally {
            share.release();
        }
    }

    private boolean take(Semaphore share) {
        try {
            return share.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
