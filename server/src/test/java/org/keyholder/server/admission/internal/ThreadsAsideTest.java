package org.keyholder.server.admission.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadsAsideTest {

    private final ThreadsAside aside = new ThreadsAside();

    @AfterEach
    void end() {
        aside.destroy();
    }

    @Test
    void theWorkIsDoneOnAThreadOfTheSystems() throws Exception {
        var worker = new AtomicReference<Thread>();

        aside.run(() -> worker.set(Thread.currentThread()));

        assertThat(worker.get()).isNotNull().isNotSameAs(Thread.currentThread()).matches(thread -> !thread.isVirtual());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {ServletException.class, IOException.class, IllegalStateException.class, AssertionError.class})
    void whatFailsThereFailsHere(Class<? extends Throwable> failure) {
        assertThatThrownBy(() -> aside.run(() -> fail(failure))).isExactlyInstanceOf(failure);
    }

    private static void fail(Class<? extends Throwable> failure) throws ServletException, IOException {
        switch (failure.getSimpleName()) {
            case "ServletException" -> throw new ServletException();
            case "IOException" -> throw new IOException();
            case "IllegalStateException" -> throw new IllegalStateException();
            default -> throw new AssertionError();
        }
    }

    @Test
    void anInterruptionDoesNotLetGoOfARequestThatIsWorkedOn() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        var endedBefore = new AtomicBoolean();
        var stillInterrupted = new AtomicBoolean();
        var waiter = Thread.ofVirtual().start(() -> {
            try {
                aside.run(() -> {
                    begun.countDown();
                    awaitQuietly(mayEnd);
                    ended.set(true);
                });
            } catch (ServletException | IOException e) {
                throw new AssertionError(e);
            }
            endedBefore.set(ended.get());
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        begun.await();

        waiter.interrupt();
        mayEnd.countDown();
        waiter.join();

        assertThat(endedBefore).isTrue();
        assertThat(stillInterrupted).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
