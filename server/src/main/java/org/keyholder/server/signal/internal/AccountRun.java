package org.keyholder.server.signal.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One account's signals on their way, in order, and what came of each. */
final class AccountRun {

    private final String account;
    private final List<QueuedSignal> signals;
    private final List<Attempt> attempts = new ArrayList<>();
    private @Nullable Instant pauseUntil;

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

    void made(Attempt attempt) {
        attempts.add(attempt);
        pauseUntil = attempt.next();
    }

    List<Attempt> attempts() {
        return attempts;
    }

    /** Until when the account's signals wait, after an attempt without an answer. */
    Optional<Instant> pauseUntil() {
        return Optional.ofNullable(pauseUntil);
    }
}
