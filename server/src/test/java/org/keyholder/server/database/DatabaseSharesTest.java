package org.keyholder.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keyholder.server.testing.Wait.until;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.shared.Work;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseSharesTest {

    private static final int POOL = 16;

    private final DatabaseShares shares = new DatabaseShares(POOL, Duration.ofMillis(50));
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({"PAGES, 4", "LINKS, 3", "JOBS, 4"})
    void eachKindOfWorkHasSoManyAndNoMore(Work work, int places) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < places; i++) {
                threads.submit(() -> work.call(() -> shares.call(this::stay)));
            }
            until("all places are taken", () -> inside.get() == places);

            assertThatThrownBy(() -> work.call(() -> shares.call(() -> "never")))
                    .isInstanceOf(CannotCreateTransactionException.class);
            for (var other : Work.values()) {
                if (other != work) {
                    assertThat(other.<String, RuntimeException>call(() -> shares.call(() -> "at once")))
                            .isEqualTo("at once");
                }
            }
            gate.countDown();
        }
        assertThat(work.<String, RuntimeException>call(() -> shares.call(() -> "again")))
                .isEqualTo("again");
    }

    @Test
    void alarmsWaitForNobody() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3 * POOL; i++) {
                threads.submit(() -> shares.call(this::stay));
            }
            until("all are inside", () -> inside.get() == 3 * POOL);
            gate.countDown();
        }
    }

    @Test
    void allOthersTogetherLeaveConnectionsToAlarms() {
        for (int pool = 4; pool <= 500; pool++) {
            assertThat(new DatabaseShares(pool).ofOthers()).isLessThan(pool);
        }
    }

    @Test
    void aFailureGivesThePlaceBack() {
        for (int i = 0; i < POOL; i++) {
            assertThatThrownBy(() -> Work.PAGES.call(() -> shares.call(() -> {
                        throw new IllegalStateException("broken");
                    })))
                    .hasMessage("broken");
        }
    }

    private boolean stay() {
        inside.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }
}
