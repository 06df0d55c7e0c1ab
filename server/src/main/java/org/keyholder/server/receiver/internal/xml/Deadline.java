package org.keyholder.server.receiver.internal.xml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Closes a socket unless it is done in time. A socket's own time limit begins anew with each byte that comes, ends no write, and knows
 * nothing of a TLS record of which the rest is missing.
 */
final class Deadline implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final ScheduledFuture<?> end;
    private volatile boolean over;

    Deadline(Socket socket, Duration longest) {
        end = CLOCK.schedule(() -> end(socket), longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor clock() {
        var clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("line-deadlines").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    private void end(Socket socket) {
        over = true;
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A connection that took too long was not closed", e);
        }
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        end.cancel(false);
    }
}
