package org.keyholder.server.messaging.internal;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the provider says of a message, in its own words. */
record Receipt(String providerId, String status, @Nullable String errorCode) {

    Receipt {
        Objects.requireNonNull(providerId);
        Objects.requireNonNull(status);
    }

    /** The progress it stands for; empty for a status that says nothing new. */
    Optional<Progress> progress() {
        return switch (status) {
            case "sent" -> Optional.of(Progress.SENT);
            case "delivered", "read" -> Optional.of(Progress.DELIVERED);
            case "undelivered" -> Optional.of(Progress.UNDELIVERED);
            case "failed", "canceled" -> Optional.of(Progress.FAILED);
            default -> Optional.empty();
        };
    }
}
