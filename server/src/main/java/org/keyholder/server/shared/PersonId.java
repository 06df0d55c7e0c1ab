package org.keyholder.server.shared;

import java.util.Objects;
import java.util.UUID;

/** Somebody who signs in, at a dealer or at a station. */
public record PersonId(UUID value) {

    public PersonId {
        Objects.requireNonNull(value);
    }

    /** Reads the id's text form; throws {@link IllegalArgumentException} when it is not one. */
    public static PersonId parse(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
