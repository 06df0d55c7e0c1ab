package org.keyholder.server.admission.internal;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.keyholder.server.shared.YieldingThreads;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Threads for requests that are not alarms. All virtual threads share a handful of the system's, and each keeps its one until it waits
 * for something: a page that is being made would hold up every report at each of its steps. The system itself shares the processors
 * out fairly. How many there are at once, the places of their kinds say.
 */
@Component
@ConditionalOnWebApplication
class ThreadsAside implements DisposableBean {

    private final ExecutorService threads = Executors.newCachedThreadPool(YieldingThreads.named("aside-"));

    /** The rest of a request. */
    interface Step {
        void run() throws ServletException, IOException;
    }

    /**
     * Does it there, and waits for its end, also when the server stops meanwhile: nobody else may have request and answer as long as the
     * other thread works on them.
     */
    void run(Step step) throws ServletException, IOException {
        var end = new CompletableFuture<Boolean>();
        threads.execute(() -> {
            try {
                step.run();
                end.complete(true);
            } catch (Throwable failure) {
                end.completeExceptionally(failure);
            }
        });
        try {
            end.join();
        } catch (CompletionException e) {
            rethrow(Objects.requireNonNull(e.getCause()));
        }
    }

    private static void rethrow(Throwable cause) throws ServletException, IOException {
        switch (cause) {
            case ServletException failure -> throw failure;
            case IOException failure -> throw failure;
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            default -> throw new ServletException(cause);
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
