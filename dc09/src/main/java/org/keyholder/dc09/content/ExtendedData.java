package org.keyholder.dc09.content;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One block of extended data, {@code [Xvalue]}: a letter and its value, kept as it came (letters and limits as in
 * pysiaalarm's table). The known letters have a type of their own; unknown ones are passed on untouched.
 */
public sealed interface ExtendedData {
    /** What follows the letter, a character per byte. */
    String value();

    /** Hash for authentication, 12 characters. */
    record AuthenticationHash(String value) implements ExtendedData {}

    /** Supervision category, 64 characters. */
    record SupervisionCategory(String value) implements ExtendedData {}

    /** When it happened, as opposed to when it was sent. */
    record OccurredAt(String value) implements ExtendedData {
        /** The time in GMT, where the value is one; a leading underscore is borne with. */
        public Optional<Instant> instant() {
            int from = value.startsWith("_") ? 1 : 0;
            return Timestamp.parse(value, from, value.length());
        }
    }

    /** A text about the alarm, 256 characters. */
    record AlarmText(String value) implements ExtendedData {}

    /** Which network path it took, one character. */
    record NetworkPath(String value) implements ExtendedData {}

    /** A key being exchanged, 64 characters. Never echoed, never logged: pysiaalarm answers with the account's own key in it. */
    record EncryptionKey(String value) implements ExtendedData {
        @Override
        public String toString() {
            return "EncryptionKey[hidden]";
        }
    }

    /** Where in the building, 256 characters. */
    record Location(String value) implements ExtendedData {}

    /** The sender's MAC address, 12 hexadecimal digits. */
    record MacAddress(String value) implements ExtendedData {}

    /** The sender's network address, 128 characters. */
    record NetworkAddress(String value) implements ExtendedData {}

    /** Which building, 256 characters. */
    record Building(String value) implements ExtendedData {}

    /** Programming data, 256 characters. */
    record Programming(String value) implements ExtendedData {}

    /** Which room, 256 characters. */
    record Room(String value) implements ExtendedData {}

    /** The site's name, 256 characters. */
    record SiteName(String value) implements ExtendedData {}

    /** What triggered it, one character. */
    record Trigger(String value) implements ExtendedData {}

    /** Where sound or pictures of the event are, 256 characters; several addresses are parted by commas (Ajax). */
    record Links(String value) implements ExtendedData {
        /** The addresses, in order. */
        public List<String> urls() {
            return Arrays.stream(words().split(",", -1))
                    .filter(url -> !url.isEmpty())
                    .toList();
        }
    }

    /** East or west: {@code 006E07.7777777} is 6 degrees and 7.78 minutes east. */
    record Longitude(String value) implements ExtendedData {
        /** Degrees, west negative, where the value can be read. */
        public OptionalDouble degrees() {
            return Coordinate.degrees(value, 'E', 'W', 180);
        }
    }

    /** North or south: {@code 49N06.6666666} is 49 degrees and 6.67 minutes north. */
    record Latitude(String value) implements ExtendedData {
        /** Degrees, south negative, where the value can be read. */
        public OptionalDouble degrees() {
            return Coordinate.degrees(value, 'N', 'S', 90);
        }
    }

    /** Height in meters, 12 characters. */
    record Altitude(String value) implements ExtendedData {
        /** Meters, where the value is a number. */
        public OptionalDouble meters() {
            return Coordinate.number(value);
        }
    }

    /** A letter this library does not know (E is seen), or no letter at all: {@code letter} is then 0. */
    record Unknown(char letter, String value) implements ExtendedData {}

    /** The value as words: UTF-8 where it is valid UTF-8 beyond ASCII, else Windows-1252, which the standard has for names and texts. */
    default String words() {
        return WireText.words(value());
    }

    /** The most characters its letter may carry; 4095, a whole frame, for letters this library does not know. */
    default int longest() {
        return ExtendedLetters.longest(letter());
    }

    /** The letter of the block; 0 for an empty one. */
    default char letter() {
        return ExtendedLetters.of(this);
    }

    /** Reads what stands between the brackets, letter first. */
    static ExtendedData of(String block) {
        return block.isEmpty() ? new Unknown((char) 0, "") : of(block.charAt(0), block.substring(1));
    }

    /** A block from letter and value. */
    static ExtendedData of(char letter, String value) {
        return ExtendedLetters.typed(letter, value);
    }

    /** A block of words, such as the name of a room, in the character set that the standard has for its letter, never in UTF-8. */
    static ExtendedData ofWords(char letter, String words) {
        return of(letter, ExtendedLetters.onTheWire(letter, words));
    }

    /**
     * The block that points to pictures of the event. What could end a block or is not ASCII is written as a percent sequence, a
     * comma too, since it parts addresses.
     */
    static ExtendedData link(String url) {
        return new Links(LinkText.safe(url));
    }
}
