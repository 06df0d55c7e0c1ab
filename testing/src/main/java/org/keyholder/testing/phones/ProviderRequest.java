package org.keyholder.testing.phones;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to send a text, as it reached the network.
 *
 * @param at when its headers had been read
 * @param sid of the message that came of it, if one did
 */
public record ProviderRequest(
        Instant at,
        String to,
        String body,
        Map<String, String> form,
        int answered,
        @Nullable String sid) {

    public ProviderRequest {
        form = Map.copyOf(form);
    }
}
