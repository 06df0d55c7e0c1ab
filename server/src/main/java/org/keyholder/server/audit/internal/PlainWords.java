package org.keyholder.server.audit.internal;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Text as it is put on record: without control characters and halves of surrogate pairs, so that every program writes it as the same
 * JSON, and no longer than it may be.
 */
public final class PlainWords {

    private static final int LONGEST = 1_000;
    private static final int REPLACEMENT = 0xFFFD;

    private PlainWords() {}

    /** Null for null and for nothing. */
    public static @Nullable String of(@Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var plain = new StringBuilder();
        text.codePoints().limit(longest).map(PlainWords::plain).forEach(plain::appendCodePoint);
        // Letters beyond the basic plane are two characters each.
        return plain.length() <= longest ? plain.toString() : cut(plain, longest);
    }

    private static String cut(StringBuilder plain, int longest) {
        int end = Character.isHighSurrogate(plain.charAt(longest - 1)) ? longest - 1 : longest;
        return plain.substring(0, end);
    }

    private static int plain(int letter) {
        boolean unwritable = Character.isISOControl(letter)
                || letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
        return unwritable ? REPLACEMENT : letter;
    }

    /** Fields without a value are left out. */
    public static Map<String, String> of(Map<String, String> fields) {
        var plain = new TreeMap<String, String>();
        fields.forEach((name, value) -> {
            var words = of(value, LONGEST);
            if (words != null) {
                plain.put(name, words);
            }
        });
        return plain;
    }
}
