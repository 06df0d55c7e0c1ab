package org.keyholder.server.identity;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The words that whoever guesses at passwords tries first, and how people make a long password of them: in capitals, with blanks, with
 * numbers before or behind, with look-alikes of letters, said twice, two in a row, or as the keys lie.
 */
final class FirstGuesses {

    /** Of the library's list none is shorter; of a person's names, what is shorter says nothing. */
    private static final int SHORTEST_WORD = 3;

    /** What is added to a word of the list to make twelve characters of nine, of whatever kind. */
    private static final int FEW = 3;

    /** So often a key is pressed again by whoever tries a single one. */
    private static final int OFTEN = 10;

    private static final String LOOK_ALIKES = "013457@$!";
    private static final String MEANT = "oieastasi";
    private static final Set<String> OURS = Set.of("keyholder", "alarm", "monitoring");

    /** The library leaves what follows a row to rules of its own. */
    private static final List<String> ROWS =
            List.of("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "01234567890123456789");

    /** A letter or two between numbers are no play on the keys. */
    private static final int SHORTEST_PLAY = 6;

    private final Set<String> words;

    private FirstGuesses(Set<String> words) {
        this.words = words;
    }

    /** The library's list of 30,000 passwords that were found out, most used first, and what is tried first here; read anew each time, which is seldom. */
    static FirstGuesses ofEverybody() {
        try {
            var words =
                    new HashSet<>(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
            words.addAll(OURS);
            ROWS.forEach(row -> row.chars().mapToObj(Character::toString).forEach(key -> words.add(key.repeat(OFTEN))));
            return new FirstGuesses(words);
        } catch (IOException e) {
            throw new UncheckedIOException("The list of common passwords cannot be read", e);
        }
    }

    /** These, and what one would try with this person. */
    FirstGuesses with(String login, String name) {
        var all = new HashSet<>(words);
        Stream.of(Stream.of(login, login.split("@", 2)[0], name), parts(login), parts(name))
                .flatMap(each -> each)
                .map(FirstGuesses::folded)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .forEach(all::add);
        return new FirstGuesses(all);
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}]+"));
    }

    /** Whether the password is one of the words, or little more. */
    boolean make(TypedPassword password) {
        var whole = folded(password.composed());
        return isLittleMore(whole)
                || Stream.of(whole, lettersOnly(whole))
                        .flatMap(text -> Stream.of(text, withoutLookAlikes(text)))
                        .anyMatch(text -> words.contains(text) || areTwo(text) || isPlay(text));
    }

    private static String folded(String text) {
        return TypedPassword.of(text).composed().toLowerCase(Locale.ROOT).replaceAll("[\\s._-]", "");
    }

    /** Without what stands before the first letter and behind the last. */
    private static String lettersOnly(String text) {
        var letters = text.codePoints().toArray();
        int from = 0;
        int to = letters.length;
        while (from < to && !Character.isLetter(letters[from])) {
            from++;
        }
        while (to > from && !Character.isLetter(letters[to - 1])) {
            to--;
        }
        return new String(letters, from, to - from);
    }

    private static String withoutLookAlikes(String text) {
        var meant = new StringBuilder(text);
        for (int i = 0; i < meant.length(); i++) {
            int place = LOOK_ALIKES.indexOf(meant.charAt(i));
            if (place >= 0) {
                meant.setCharAt(i, MEANT.charAt(place));
            }
        }
        return meant.toString();
    }

    private boolean isLittleMore(String text) {
        return IntStream.rangeClosed(1, Math.min(FEW, text.length()))
                .anyMatch(few ->
                        words.contains(text.substring(few)) || words.contains(text.substring(0, text.length() - few)));
    }

    private boolean areTwo(String text) {
        return IntStream.rangeClosed(SHORTEST_WORD, text.length() - SHORTEST_WORD)
                .anyMatch(cut -> words.contains(text.substring(0, cut)) && words.contains(text.substring(cut)));
    }

    private boolean isPlay(String text) {
        return text.length() >= SHORTEST_PLAY && (isSaidAgain(text) || isOfARow(text));
    }

    /** Forwards or backwards. */
    private static boolean isOfARow(String text) {
        var backwards = new StringBuilder(text).reverse().toString();
        return ROWS.stream().anyMatch(row -> row.contains(text) || row.contains(backwards));
    }

    /** A word over and over; and a single key, or a few of them. */
    private boolean isSaidAgain(String text) {
        return IntStream.rangeClosed(1, text.length())
                .filter(length -> text.length() % length == 0)
                .mapToObj(length -> text.substring(0, length))
                .filter(word -> word.repeat(text.length() / word.length()).equals(text))
                .anyMatch(this::isSaidInTheList);
    }

    private boolean isSaidInTheList(String word) {
        return IntStream.rangeClosed(1, OFTEN).mapToObj(word::repeat).anyMatch(words::contains);
    }
}
