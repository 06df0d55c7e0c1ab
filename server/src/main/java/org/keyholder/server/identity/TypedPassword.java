package org.keyholder.server.identity;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Objects;

/**
 * A password in the one form in which it is checked and hashed: compatibility composition (NFKC), so that an accent that a keyboard puts
 * apart, or a full-width letter, is the same letter. Nothing else is changed: capitals, blanks at the ends and zero bytes count.
 */
public record TypedPassword(String composed) {

    /** In letters, counted as Unicode's code points. */
    static final int LONGEST = 1000;

    /** In UTF-8: what a form of 8 KB holds beside a user name, whatever the letters are. */
    static final int MOST_BYTES = 2000;

    /** Composed, so many characters may be few letters; more of them are not even looked at. */
    private static final int LONGEST_TYPED = 8 * LONGEST;

    public TypedPassword {
        Objects.requireNonNull(composed);
    }

    /** Reads what somebody typed, which is not too long. */
    public static TypedPassword of(CharSequence typed) {
        return new TypedPassword(Normalizer.normalize(typed, Normalizer.Form.NFKC));
    }

    /** Whether it cannot be anybody's; a book is not even read for that. */
    public static boolean isTooLong(CharSequence typed) {
        return typed.length() > LONGEST_TYPED || of(typed).isTooLong();
    }

    private boolean isTooLong() {
        return length() > LONGEST || composed.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    /** How many letters it has. */
    int length() {
        return composed.codePointCount(0, composed.length());
    }

    /** Whether a form of a browser gives it back as it is, and every later version of Unicode composes it alike. */
    boolean canBeTyped() {
        return composed.codePoints().noneMatch(TypedPassword::isNoLetter);
    }

    private static boolean isNoLetter(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return "(password)";
    }
}
