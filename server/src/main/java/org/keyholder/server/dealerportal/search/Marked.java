package org.keyholder.server.dealerportal.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A text with the parts marked by which it was found. */
public record Marked(List<Part> parts) {

    private static final Pattern WORD = Pattern.compile("[^\\p{Punct}\\p{IsPunctuation}\\s]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    public Marked {
        parts = List.copyOf(parts);
    }

    /** @param found whether it is what was typed */
    public record Part(String text, boolean found) {}

    static Marked plain(String text) {
        return new Marked(List.of(new Part(text, false)));
    }

    /** Each word that begins like one of these. */
    static Marked words(String text, List<String> typed) {
        var parts = new ArrayList<Part>();
        var words = WORD.matcher(text);
        int done = 0;
        while (words.find()) {
            var length = beginning(words.group(), typed);
            if (length > 0) {
                add(parts, text, done, words.start(), false);
                add(parts, text, words.start(), words.start() + length, true);
                done = words.start() + length;
            }
        }
        add(parts, text, done, text.length(), false);
        return new Marked(parts);
    }

    /** How much of the word was typed; all of it where a letter is written with more or fewer signs than it is compared by. */
    private static int beginning(String word, List<String> typed) {
        var plain = ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return typed.stream()
                .filter(plain::startsWith)
                .mapToInt(one -> plain.length() == word.length() ? one.length() : word.length())
                .max()
                .orElse(0);
    }

    /** The letters and digits that were typed in one go, whatever stands between them; empty where they are not there. */
    static Optional<Marked> run(String text, String typed) {
        var plain = new StringBuilder();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                plain.append(Character.toLowerCase(text.charAt(i)));
                places.add(i);
            }
        }
        int at = plain.indexOf(typed);
        if (at < 0) {
            return Optional.empty();
        }
        int from = places.get(at);
        int until = places.get(at + typed.length() - 1) + 1;
        var parts = new ArrayList<Part>();
        add(parts, text, 0, from, false);
        add(parts, text, from, until, true);
        add(parts, text, until, text.length(), false);
        return Optional.of(new Marked(parts));
    }

    boolean isFound() {
        return parts.stream().anyMatch(Part::found);
    }

    private static void add(List<Part> parts, String text, int from, int until, boolean found) {
        if (until > from) {
            parts.add(new Part(text.substring(from, until), found));
        }
    }
}
