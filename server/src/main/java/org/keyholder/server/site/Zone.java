package org.keyholder.server.site;

import java.util.Objects;
import org.keyholder.server.shared.ZoneNumber;

/** A camera or alarm input of a site, under its number. */
public record Zone(ZoneNumber number, String name) {

    public Zone {
        Objects.requireNonNull(number);
        if (name.isBlank() || name.length() > 60) {
            throw new IllegalArgumentException("A zone's name has 1 to 60 characters");
        }
    }
}
