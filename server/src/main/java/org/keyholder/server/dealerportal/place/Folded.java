package org.keyholder.server.dealerportal.place;

import java.text.Normalizer;
import java.util.Locale;

/** A name as it is compared: without case, accents, blanks and points. */
final class Folded {

    private Folded() {}

    static String of(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{Nd}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
