package org.keyholder.server.identity.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.YieldingThreads;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords one after the other on a thread of its own. A hash is made to be slow; many at once would take both processors from
 * everything else, and on the threads that requests share even one of them stands in the way. Strangers' wrong ones are paced beyond that: a
 * thread that yields still takes what the other half of its processor could have used, and a flood of guesses would keep it busy.
 */
final class HashingThread implements PasswordEncoder, AutoCloseable {

    /** Of strangers' wrong passwords so many are hashed at once, and then one in each pause. */
    static final int WRONG_AT_ONCE = 5;

    private static final ScopedValue<String> STRANGER = ScopedValue.newInstance();

    private final PasswordEncoder encoder;
    private final HashingQueue queue;
    private final Thread thread;

    /** @param pause between strangers' wrong ones */
    HashingThread(PasswordEncoder encoder, Duration pause) {
        this.encoder = encoder;
        this.queue = new HashingQueue(WRONG_AT_ONCE, pause, System::nanoTime);
        this.thread = YieldingThreads.named("passwords-").newThread(this::work);
        thread.start();
    }

    /** Does it for somebody who signs in where they have never done so, from this network: whoever guesses is one of them. */
    static <T, X extends Throwable> T forStranger(Network network, ScopedValue.CallableOp<T, X> signingIn) throws X {
        return ScopedValue.where(STRANGER, network.name()).call(signingIn);
    }

    private void work() {
        try {
            while (true) {
                queue.next().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is closed
        }
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> encoder.encode(password), null);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        var stranger = STRANGER.isBound() ? STRANGER.get() : null;
        return Boolean.TRUE.equals(inTurn(
                () -> {
                    boolean right = encoder.matches(password, hash);
                    if (stranger != null && !right) {
                        queue.wasWrong();
                    }
                    return right;
                },
                stranger));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /**
     * @param stranger the network of somebody who is not known
     * @throws AuthenticationServiceException if too many wait already
     */
    private <T> @Nullable T inTurn(Callable<@Nullable T> hash, @Nullable String stranger) {
        var task = new FutureTask<@Nullable T>(hash);
        if (!(stranger == null ? queue.add(task) : queue.addStranger(task, stranger))) {
            throw new AuthenticationServiceException("Too many passwords wait to be checked");
        }
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthenticationServiceException("The server stops", e);
        } catch (CancellationException e) {
            throw new AuthenticationServiceException("The server stops", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        // Whoever waits is told so.
        queue.end().forEach(task -> task.cancel(false));
        thread.interrupt();
    }
}
