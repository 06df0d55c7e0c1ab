package org.keyholder.server.identity.internal;

import java.text.Normalizer;
import java.util.Locale;
import org.keyholder.server.shared.Refusal;

/**
 * A login in the one form in which it is kept, looked up and counted: whoever types it in capitals, in full width, or on a keyboard that
 * puts an accent apart is the same person. The database compares what it is given, letter by letter, and folds nothing itself.
 */
public record Login(String folded) {

    static final int LONGEST = 200;

    /**
     * Reads what somebody typed.
     *
     * <p>Compatibility composition (NFKC) makes one of what looks alike. By way of the capitals, one at a time, all small forms of a letter
     * become one: ß is ss, a final sigma is a sigma, a dotless i is an i. The latter two letters are told apart in Turkish, but a guess at a
     * login must not come free by way of another spelling.
     */
    public static Login of(String typed) {
        var composed = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
        // First small: the capital of ß is a letter of its own, and has no other capital.
        var capitals = composed.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
        var small = new StringBuilder(capitals.length());
        capitals.codePoints().map(Character::toLowerCase).forEach(small::appendCodePoint);
        return new Login(Normalizer.normalize(small, Normalizer.Form.NFKC).strip());
    }

    /** Reads a login that is being given to somebody; refused where it may be none ({@code login-invalid}). */
    static Login good(String typed) {
        var login = of(typed);
        if (!login.isGood()) {
            throw Refusal.invalid("login-invalid", "login", "A login has 1 to " + LONGEST + " letters that are seen.");
        }
        return login;
    }

    /** Whether it may be one: something that is seen, and not too long. */
    public boolean isGood() {
        return !folded.isEmpty()
                && folded.length() <= LONGEST
                && folded.codePoints().noneMatch(Login::isUnseen);
    }

    private static boolean isUnseen(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
