package org.keyholder.server.identity.internal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.YieldingThreads;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords one after the other on a thread of its own. A hash is made to be slow; many at once would take both processors from
 * everything else, and on the threads that requests share even one of them stands in the way.
 */
final class HashingThread implements PasswordEncoder, AutoCloseable {

    /** At a quarter of a second each, whoever comes last waits no longer than people do. */
    private static final int WAITING = 24;

    private final PasswordEncoder encoder;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), YieldingThreads.named("passwords-"));

    HashingThread(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> encoder.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return Boolean.TRUE.equals(inTurn(() -> encoder.matches(password, hash)));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** @throws AuthenticationServiceException if too many wait already */
    private <T> @Nullable T inTurn(Callable<@Nullable T> task) {
        try {
            return thread.submit(task).get();
        } catch (RejectedExecutionException e) {
            throw new AuthenticationServiceException("Too many passwords wait to be checked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthenticationServiceException("The server stops", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
