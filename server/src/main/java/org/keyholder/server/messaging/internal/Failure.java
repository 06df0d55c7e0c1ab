package org.keyholder.server.messaging.internal;

import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.messaging.TextFailure;

/**
 * Why a message failed.
 *
 * @param providerCode the provider's own code, kept as it came for whoever asks the provider about it
 */
public record Failure(TextFailure why, Optional<String> providerCode) {

    public Failure {
        Objects.requireNonNull(why);
        Objects.requireNonNull(providerCode);
    }

    /** One that no provider had a part in. */
    public static Failure ours(TextFailure why) {
        return new Failure(why, Optional.empty());
    }
}
