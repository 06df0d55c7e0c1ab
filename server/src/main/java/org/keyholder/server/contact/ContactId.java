package org.keyholder.server.contact;

import java.util.Objects;
import java.util.UUID;

/** A person who may decide about a site. */
public record ContactId(UUID value) {

    public ContactId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
