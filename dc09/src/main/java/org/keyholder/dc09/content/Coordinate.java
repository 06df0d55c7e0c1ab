package org.keyholder.dc09.content;

import java.util.OptionalDouble;

/** Degrees as panels write them: {@code 012W34.1} (degrees, letter, minutes), or a plain decimal number (dc09_spt). */
final class Coordinate {
    private Coordinate() {}

    static OptionalDouble degrees(String value, char positive, char negative, int most) {
        int letter = Math.max(value.indexOf(positive), value.indexOf(negative));
        OptionalDouble degrees =
                letter < 0 ? number(value) : withMinutes(value, letter, value.charAt(letter) == negative);
        return degrees.isPresent() && Math.abs(degrees.getAsDouble()) <= most ? degrees : OptionalDouble.empty();
    }

    private static OptionalDouble withMinutes(String value, int letter, boolean negative) {
        OptionalDouble degrees = number(value.substring(0, letter));
        OptionalDouble minutes = number(value.substring(letter + 1));
        if (degrees.isEmpty() || minutes.isEmpty()) {
            return OptionalDouble.empty();
        }
        double size = degrees.getAsDouble() + minutes.getAsDouble() / 60;
        return OptionalDouble.of(negative ? -size : size);
    }

    static OptionalDouble number(String text) {
        if (text.isEmpty() || text.length() > 12 || !text.chars().allMatch(Coordinate::mayStand)) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    private static boolean mayStand(int character) {
        return (character >= '0' && character <= '9') || character == '.' || character == '-' || character == '+';
    }
}
