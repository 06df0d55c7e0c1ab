package org.keyholder.server.shared;

import java.text.Normalizer;
import java.util.Optional;

/** The number of a camera or alarm input at a site, 1 to 999, written with three digits: {@code 017}. */
public record ZoneNumber(int value) {

    private static final int DIGITS = 3;

    public ZoneNumber {
        if (value < 1 || value > 999) {
            throw new IllegalArgumentException("A zone number is 1 to 999, not " + value);
        }
    }

    /** Reads {@code 17}, {@code 017} or {@code " 017 "}; empty when it is not a zone number. */
    public static Optional<ZoneNumber> read(String text) {
        var trimmed = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (!trimmed.matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(trimmed);
        return number >= 1 && number <= 999 ? Optional.of(new ZoneNumber(number)) : Optional.empty();
    }

    /** Three digits, as the trade writes it. */
    @Override
    public String toString() {
        var digits = Integer.toString(value);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
