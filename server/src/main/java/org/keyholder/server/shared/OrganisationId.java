package org.keyholder.server.shared;

import java.util.Objects;
import java.util.UUID;

/** A company whose people sign in: the id of its dealer, of its station, or of both, which then are the same; or the installation itself. */
public record OrganisationId(UUID value) {

    /** Whoever runs the server. */
    public static final OrganisationId INSTALLATION = new OrganisationId(new UUID(0, 1));

    public OrganisationId {
        Objects.requireNonNull(value);
    }

    /** Reads the id's text form; throws {@link IllegalArgumentException} when it is not one. */
    public static OrganisationId parse(String text) {
        return new OrganisationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
