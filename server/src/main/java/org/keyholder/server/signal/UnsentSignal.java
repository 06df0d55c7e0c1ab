package org.keyholder.server.signal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.shared.DealerId;

/**
 * A signal that has been sent and is not acknowledged.
 *
 * @param siteName as the station sees it; none when the site has moved to another station since
 * @param state {@code QUEUED}, {@code REFUSED} or {@code UNREADABLE}
 * @param problem the receiver's words, or what stood in the way
 */
public record UnsentSignal(
        DealerId dealer,
        SignalId id,
        String receiver,
        String account,
        Optional<String> siteName,
        String text,
        SignalState.State state,
        int attempts,
        Optional<String> problem,
        Instant occurredAt,
        Instant createdAt,
        ZoneId timeZone) {

    public UnsentSignal {
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(id);
        Objects.requireNonNull(receiver);
        Objects.requireNonNull(account);
        Objects.requireNonNull(siteName);
        Objects.requireNonNull(text);
        Objects.requireNonNull(state);
        Objects.requireNonNull(problem);
        Objects.requireNonNull(occurredAt);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(timeZone);
    }

    /** Whether it lies until somebody decides. */
    public boolean isParked() {
        return switch (state) {
            case REFUSED, UNREADABLE -> true;
            case QUEUED, ACKNOWLEDGED, GIVEN_UP -> false;
        };
    }
}
