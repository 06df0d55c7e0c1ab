package org.keyholder.server.dealerportal.importing;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.keyholder.server.dealerportal.sheet.Sheet;
import org.keyholder.server.shared.Refusal;
import org.springframework.stereotype.Component;

/** Sheets are large: a few are received at once, and one is read and planned at a time. The rest of the memory is the alarms'. */
@Component
class SheetPlaces {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Semaphore received = new Semaphore(4);
    private final Semaphore read = new Semaphore(1, true);

    /** @throws Refusal where too many come at once */
    <T> T receiving(Supplier<T> work) {
        if (!received.tryAcquire()) {
            throw busy();
        }
        try {
            return work.get();
        } finally {
            received.release();
        }
    }

    /** @throws Refusal where others are before it for too long */
    <T> T reading(Supplier<T> work) {
        if (!acquired()) {
            throw busy();
        }
        try {
            return work.get();
        } finally {
            read.release();
        }
    }

    private boolean acquired() {
        try {
            return read.tryAcquire(PATIENCE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Refusal busy() {
        return Refusal.invalid(
                "sheets-busy", Sheet.FIELD, "Other files are being read just now. Choose yours again in a minute.");
    }
}
