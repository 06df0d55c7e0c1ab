package org.keyholder.dc09.message;

import org.keyholder.dc09.content.WireText;

/** A place in DC-03 data, and what begins there. The grammar is read byte by byte; texts are given as words. */
final class SiaScanner {
    private final String data;
    private int at;

    SiaScanner(String data, int from) {
        this.data = data;
        this.at = from;
    }

    int place() {
        return at;
    }

    boolean atEnd() {
        return at >= data.length();
    }

    boolean isAt(String sought) {
        return data.startsWith(sought, at);
    }

    void skip(int characters) {
        at += characters;
    }

    String textFrom(int from) {
        return data.substring(from, at);
    }

    /** A qualifier, and behind it something that one may stand before: in {@code NA12} the N belongs to the code. */
    boolean isQualifier() {
        return (isAt("N") || isAt("O")) && (isCode(at + 1) || isModifier(at + 1));
    }

    boolean isCode() {
        return isCode(at);
    }

    boolean isModifier() {
        return isModifier(at);
    }

    String take(int characters) {
        at += characters;
        return data.substring(at - characters, at);
    }

    /** Digits, or the letters of hexadecimal ones. */
    String takeNumber() {
        int from = at;
        while (isDigit(at) || isUpper(at)) {
            at++;
        }
        return textFrom(from);
    }

    /** Up to where something else begins. */
    String takeValue() {
        int from = at;
        while (!atEnd() && !endsValue()) {
            at++;
        }
        return textFrom(from);
    }

    /** A text that ends with its block. */
    String takeWordsUpToBar() {
        return WireText.words(takeUpTo('|'));
    }

    /** The text between carets at this place, or {@code *"text"NM} as dc09_spt's "xsia" writes it; empty when there is none. */
    String takeQuoted() {
        if (isAt("^")) {
            at++;
            return takeQuotedUpTo('^');
        }
        if (!isAt("*\"")) {
            return "";
        }
        at += 2;
        String quoted = takeQuotedUpTo('"');
        at += isAt("NM") ? 2 : 0;
        return quoted;
    }

    /** A text that lacks its end goes on to the end of the data. */
    private String takeQuotedUpTo(char closing) {
        String quoted = WireText.words(takeUpTo(closing));
        at += atEnd() ? 0 : 1;
        return quoted;
    }

    private String takeUpTo(char closing) {
        int from = at;
        int to = data.indexOf(closing, at);
        at = to < 0 ? data.length() : to;
        return textFrom(from);
    }

    private boolean endsValue() {
        return "/^|*".indexOf(data.charAt(at)) >= 0 || isLower(at) || isCode(at);
    }

    /** Two small letters and a value behind them; words in small letters are no modifiers. */
    private boolean isModifier(int place) {
        boolean word = isLower(place + 2) || data.startsWith(" ", place + 2);
        return isLower(place) && isLower(place + 1) && !word;
    }

    /** Two capitals, and behind them a number, a text, or the end of the item; more capitals or a blank make it a word. */
    private boolean isCode(int place) {
        boolean word = isUpper(place + 2) || data.startsWith(" ", place + 2);
        return isUpper(place) && isUpper(place + 1) && !word;
    }

    private boolean isDigit(int place) {
        return isBetween('0', '9', place);
    }

    private boolean isLower(int place) {
        return isBetween('a', 'z', place);
    }

    private boolean isUpper(int place) {
        return isBetween('A', 'Z', place);
    }

    private boolean isBetween(char first, char last, int place) {
        return place < data.length() && data.charAt(place) >= first && data.charAt(place) <= last;
    }
}
