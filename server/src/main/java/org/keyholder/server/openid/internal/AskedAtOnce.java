package org.keyholder.server.openid.internal;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How many ask one provider at a time: one that is slow or away does not take the places of those who come in by others. */
final class AskedAtOnce {

    static final int MOST = 4;

    private final Map<URI, Integer> asked = new HashMap<>();

    /** Empty where too many ask it already. */
    <T> Optional<T> of(URI issuer, Supplier<T> asking) {
        if (!comeIn(issuer)) {
            return Optional.empty();
        }
        try {
            return Optional.of(asking.get());
        } finally {
            leave(issuer);
        }
    }

    private synchronized boolean comeIn(URI issuer) {
        if (asked.getOrDefault(issuer, 0) >= MOST) {
            return false;
        }
        asked.merge(issuer, 1, Integer::sum);
        return true;
    }

    private synchronized void leave(URI issuer) {
        if (asked.merge(issuer, -1, Integer::sum) == 0) {
            asked.remove(issuer);
        }
    }
}
