package org.keyholder.server.pages;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who is signed in, as the corner of the page shows it. */
public record Person(String name) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** "KM" of Kim Moreau: the first letters of the first and the last word. */
    public String initials() {
        var words = BLANKS.splitAsStream(name.strip())
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.size() > 2) {
            words = java.util.List.of(words.getFirst(), words.getLast());
        }
        return words.stream()
                .map(word -> Character.toString(word.codePointAt(0)))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
