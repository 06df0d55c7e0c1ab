package org.keyholder.server.dealerportal.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was typed, in the ways in which it can be meant: as words, each of which begins one of the site's; as one number with blanks in it;
 * and as a phone number, however its digits are set.
 *
 * @param readings each a list of words that a site must have
 */
record Typed(List<List<String>> readings) {

    static final int LONGEST = 100;

    private static final int MOST_WORDS = 8;
    private static final int LONGEST_WORD = 40;
    private static final int SHORTEST_PHONE = 4;
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Pattern PHONE = Pattern.compile("[-+0-9()./\\s]+");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");
    private static final Pattern IN_FRONT = Pattern.compile("^0+");

    Typed {
        readings = List.copyOf(readings);
    }

    /** What a database can hold: no half characters, no zeros, and no more than is asked for. */
    static String cleaned(String typed) {
        var cut = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
    }

    /** @param plain the same as the database compares words */
    static Typed of(String typed, String plain) {
        var words = BLANK.splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .map(Typed::cut)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        var readings = new ArrayList<List<String>>();
        Stream.of(words, List.of(cut(plain.replace(" ", ""))), phone(typed))
                .filter(reading -> !reading.isEmpty() && !reading.getFirst().isEmpty() && !readings.contains(reading))
                .forEach(readings::add);
        return new Typed(readings);
    }

    private static List<String> phone(String typed) {
        if (!PHONE.matcher(typed).matches()) {
            return List.of();
        }
        var digits = IN_FRONT.matcher(NO_DIGIT.matcher(typed).replaceAll("")).replaceFirst("");
        return digits.length() < SHORTEST_PHONE ? List.of() : List.of(cut(digits));
    }

    private static String cut(String word) {
        return word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word;
    }
}
