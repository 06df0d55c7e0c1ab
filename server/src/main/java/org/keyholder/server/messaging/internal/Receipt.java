package org.keyholder.server.messaging.internal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says of a message that it knows by an id of its own.
 *
 * @param failure where it has failed, and nowhere else
 */
public record Receipt(
        String providerId, TextState state, @Nullable Failure failure) {

    public Receipt {
        Objects.requireNonNull(providerId);
        if ((state == TextState.FAILED) != (failure != null)) {
            throw new IllegalArgumentException("A failure has a reason, and nothing else has one");
        }
    }

    public static Receipt sent(String providerId) {
        return new Receipt(providerId, TextState.SENT, null);
    }

    public static Receipt delivered(String providerId) {
        return new Receipt(providerId, TextState.DELIVERED, null);
    }

    public static Receipt failed(String providerId, Failure failure) {
        return new Receipt(providerId, TextState.FAILED, failure);
    }
}
