package org.keyholder.server.identity;

import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;

/**
 * What a new password has to be, wherever one is set: long, and not what is tried first. Which characters it is made of is nobody's
 * business. Signing in asks none of this: a password of earlier days goes on working.
 */
public final class PasswordRules {

    /** In letters, counted as Unicode's code points once they are composed: an accented letter is one. */
    public static final int SHORTEST = 12;

    /** In letters, as above: more than anybody types, and little enough to be hashed at once. */
    public static final int LONGEST = TypedPassword.LONGEST;

    private static final String FIELD = "password";

    private PasswordRules() {}

    /**
     * Checks a password that somebody is about to have.
     *
     * @param login whose password it will be
     * @param name theirs
     * @throws Refusal with the field {@code password} and one of the codes {@code password-short}, {@code password-long},
     *     {@code password-untypable} (control characters, halves of characters, and what Unicode has not assigned),
     *     {@code password-common} and {@code password-own-name}
     */
    public static void check(Secret password, String login, String name) {
        if (TypedPassword.isTooLong(password.reveal())) {
            throw refused(
                    "long",
                    "A password has at most %,d characters, and at most %,d bytes in UTF-8."
                            .formatted(LONGEST, TypedPassword.MOST_BYTES));
        }
        var typed = TypedPassword.of(password.reveal());
        if (typed.length() < SHORTEST) {
            throw refused("short", "A password has at least " + SHORTEST + " characters, of whatever kind.");
        }
        if (!typed.canBeTyped()) {
            throw refused(
                    "untypable",
                    "A password has no line breaks, control characters or broken characters: nobody can type them.");
        }
        checkGuesses(typed, login, name);
    }

    private static void checkGuesses(TypedPassword password, String login, String name) {
        var common = FirstGuesses.ofEverybody();
        if (common.make(password)) {
            throw refused(
                    "common",
                    "This password is among the first that are tried: a common one, or little more than one or two of"
                            + " them.");
        }
        if (common.with(login, name).make(password)) {
            throw refused("own-name", "A password is not the user name or one's own name, with or without a number.");
        }
    }

    private static Refusal refused(String what, String words) {
        return Refusal.invalid("password-" + what, FIELD, words);
    }
}
