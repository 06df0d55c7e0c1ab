package org.keyholder.server.dealerportal.sheet;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from running what somebody typed: a cell that begins as a formula does gets an apostrophe in front. So does one that
 * has such apostrophes already, so that taking one off again gives exactly what was there.
 */
final class Formulas {

    private static final Pattern BEGINS_AS_ONE = Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern KEPT_FROM_IT = Pattern.compile("'" + BEGINS_AS_ONE.pattern(), Pattern.DOTALL);

    private Formulas() {}

    static String outOf(String value) {
        return BEGINS_AS_ONE.matcher(value).matches() ? "'" + value : value;
    }

    static String into(String cell) {
        return KEPT_FROM_IT.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
