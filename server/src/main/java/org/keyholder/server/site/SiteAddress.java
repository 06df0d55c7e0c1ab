package org.keyholder.server.site;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a site is.
 *
 * @param line as pages show it: made of the parts, where they are known
 * @param parts none where somebody entered one line, as all did before release 0.2
 */
public record SiteAddress(String line, Optional<PostalAddress> parts, Optional<Coordinates> coordinates) {

    private static final int LONGEST = 300;

    public SiteAddress {
        line = PlainLine.needed(line, "address", LONGEST);
        Objects.requireNonNull(parts);
        Objects.requireNonNull(coordinates);
    }

    public static SiteAddress of(String line) {
        return new SiteAddress(line, Optional.empty(), Optional.empty());
    }

    public static SiteAddress of(PostalAddress parts) {
        return new SiteAddress(parts.line(), Optional.of(parts), Optional.empty());
    }

    public SiteAddress at(Optional<Coordinates> where) {
        return new SiteAddress(line, parts, where);
    }

    public Optional<String> country() {
        return parts.map(PostalAddress::country);
    }
}
