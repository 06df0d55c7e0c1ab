package org.keyholder.server.dealerportal.sheet;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from running what somebody typed: a cell that begins as a formula does gets an apostrophe in front. So does one that
 * has such apostrophes already, so that taking one off again gives exactly what was there. The same holds behind whatever separates cells
 * somewhere: where Excel separates by semicolons, it begins a cell there, also within what we have quoted.
 */
final class Formulas {

    private static final String SIGN = "[=+\\-@\\t\\r\\n＝＋－＠]";
    private static final String IN_FRONT = "^(?='*" + SIGN + ")";
    /** A quote may be one to a spreadsheet that begins a cell there: it goes by what follows. */
    private static final String WITHIN = "(?<=[;|\\t\\r\\n])(?=['\"]*" + SIGN + ")";

    private static final Pattern BEGINS_AS_ONE = Pattern.compile(IN_FRONT + "|" + WITHIN);
    private static final Pattern KEPT_FROM_IT =
            Pattern.compile(IN_FRONT.replace("(?=", "'(?=") + "|" + WITHIN.replace("(?=", "'(?="));

    private Formulas() {}

    static String outOf(String value) {
        return BEGINS_AS_ONE.matcher(value).replaceAll("'");
    }

    static String into(String cell) {
        return KEPT_FROM_IT.matcher(cell).replaceAll("");
    }
}
