package org.keyholder.server.site;

import java.util.Objects;
import org.keyholder.server.shared.ZoneNumber;

/** A camera or alarm input of a site, under its number. */
public record Zone(ZoneNumber number, String name, ZoneType type) {

    public static final int LONGEST_NAME = 60;

    public Zone {
        Objects.requireNonNull(number);
        Objects.requireNonNull(type);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A zone's name has 1 to 60 characters");
        }
    }

    /** Of the type that a zone has as long as nobody says another. */
    public Zone(ZoneNumber number, String name) {
        this(number, name, ZoneType.INSTANT);
    }
}
