package org.keyholder.server.signal.internal;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * One account's signals on their way, in order. The next one leaves only when the one before is written down as
 * acknowledged: a crash then repeats one signal of the account at the most.
 */
final class AccountRun {

    private final String account;
    private final List<QueuedSignal> signals;
    private final BlockingQueue<Boolean> written = new ArrayBlockingQueue<>(1);

    AccountRun(String account, List<QueuedSignal> signals) {
        this.account = account;
        this.signals = List.copyOf(signals);
    }

    String account() {
        return account;
    }

    List<QueuedSignal> signals() {
        return signals;
    }

    /** Whether it was the account's last attempt for now. */
    boolean endsWith(Attempt attempt) {
        return attempt.next() != null || attempt.queued() == signals.getLast();
    }

    /** Says that the attempt is written down, and whether the next signal may go. */
    void written(boolean goOn) {
        written.add(goOn);
    }

    /** Waits until the attempt is written down; answers whether the next signal may go. */
    boolean awaitWritten() throws InterruptedException {
        return written.take();
    }
}
