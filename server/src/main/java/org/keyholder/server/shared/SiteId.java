package org.keyholder.server.shared;

import java.util.Objects;
import java.util.UUID;

/** One protected place of one customer. */
public record SiteId(UUID value) {

    public SiteId {
        Objects.requireNonNull(value);
    }

    /** Reads the id's text form; throws {@link IllegalArgumentException} when it is not one. */
    public static SiteId parse(String text) {
        return new SiteId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
