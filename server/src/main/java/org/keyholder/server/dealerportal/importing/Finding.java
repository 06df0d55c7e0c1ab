package org.keyholder.server.dealerportal.importing;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.sheet.Column;

/**
 * What is found about a row.
 *
 * @param row as the spreadsheet numbers it
 * @param column where it is about one cell
 * @param typed what stands there
 */
record Finding(
        int row,
        Kind kind,
        @Nullable Column column,
        @Nullable String typed,
        String words) {

    static final int LONGEST_SHOWN = 80;
    private static final int LONGEST_WORDS = 600;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** From what matters most to what matters least. */
    enum Kind {
        ERROR("error"),
        NEW("new"),
        CHANGED("changed"),
        UNCHANGED("unchanged"),
        /** To be looked at; it stops nothing. */
        NOTE("note");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As it stands in the database. */
        String code() {
            return code;
        }

        static Kind ofCode(String code) {
            return java.util.Arrays.stream(values())
                    .filter(kind -> kind.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Not a kind of finding: " + code));
        }
    }

    Finding {
        Objects.requireNonNull(kind);
        typed = typed == null ? null : shortened(printable(typed), LONGEST_SHOWN);
        words = shortened(printable(words), LONGEST_WORDS);
    }

    private static String printable(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
