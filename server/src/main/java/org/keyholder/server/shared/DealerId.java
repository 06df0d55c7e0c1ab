package org.keyholder.server.shared;

import java.util.Objects;
import java.util.UUID;

/** The alarm company that owns the customer: the tenant of nearly every row. */
public record DealerId(UUID value) {

    public DealerId {
        Objects.requireNonNull(value);
    }

    /** Reads the id's text form; throws {@link IllegalArgumentException} when it is not one. */
    public static DealerId parse(String text) {
        return new DealerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
