package org.keyholder.server.pages;

import java.util.Locale;

/** The dealer as people see it: name, the letter that stands for a logo, and colour. */
public record Brand(String name, BrandColour colour) {

    public Brand {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a dealer has a name");
        }
    }

    public String letter() {
        var first = name.strip().codePointAt(0);
        return Character.toString(first).toUpperCase(Locale.ROOT);
    }
}
