package org.keyholder.server.identity;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A provider as it is set; its secret is shown to nobody but itself. */
public record OwnProvider(String name, URI issuer, String clientId, boolean providesSecondFactor) {

    public OwnProvider {
        Objects.requireNonNull(name);
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(clientId);
    }

    /** For the record. */
    public Map<String, String> fields() {
        return new TreeMap<>(Map.of(
                "name",
                name,
                "issuer",
                issuer.toString(),
                "clientId",
                clientId,
                "providesSecondFactor",
                String.valueOf(providesSecondFactor)));
    }
}
