package org.keyholder.server.dealerportal.sheet;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;

/** What stands between the cells of a row. */
enum Separator {
    /** The first of all, and so what a sheet of one column has. */
    COMMA(',', "commas"),
    SEMICOLON(';', "semicolons"),
    TAB('\t', "tabs"),
    BAR('|', "bars");

    private static final int LONGEST_HEADER = 20_000;

    private final char character;
    private final String words;

    Separator(char character, String words) {
        this.character = character;
        this.words = words;
    }

    char character() {
        return character;
    }

    /** "commas" */
    String words() {
        return words;
    }

    /** By which most cells of the first line are columns that we know. */
    static Separator of(String text) {
        var first = text.lines()
                .filter(line -> !line.isBlank() && !isExcelsHint(line))
                .findFirst()
                .orElse("");
        var header = first.substring(0, Math.min(first.length(), LONGEST_HEADER));
        return Arrays.stream(values())
                .max(Comparator.comparingLong((Separator one) -> one.known(header))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** Excel's own "sep=;" before the header. */
    static boolean isExcelsHint(String cell) {
        return cell.startsWith("sep=");
    }

    private long known(String header) {
        return Arrays.stream(header.split(Pattern.quote(String.valueOf(character))))
                .filter(cell -> Column.read(cell.replace("\"", "")).isPresent())
                .count();
    }
}
