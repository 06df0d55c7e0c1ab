package org.keyholder.dc09.message;

import java.util.ArrayList;
import java.util.List;

/**
 * The block grammar of DC-03: {@code N} or {@code O}, then modifiers and codes with their numbers, each with a text between carets
 * where it has one. A slash parts them but is not always there ({@code Nri1CL0}, {@code Nri2BA3^Entree^}). A bar begins another
 * block: {@code |A} a text, {@code |N} or {@code |O} more events. Modifiers hold for all events behind them until they come again;
 * at the end of a block they fill up the event before them ({@code NCL001/id0007}).
 */
final class SiaBlocks {
    private final String data;
    private final List<SiaEvent> events = new ArrayList<>(1);
    private final List<Modifier> modifiers = new ArrayList<>(2);
    private String text = "";
    private SiaQualifier qualifier = SiaQualifier.LEFT_OUT;
    private boolean lacksQualifier;
    private int eventsAtLastModifier;
    private int at;

    SiaBlocks(String data, int from) {
        this.data = data;
        this.at = from;
    }

    /** Reads all blocks; false when there is something in them that is neither modifier nor code nor text. */
    boolean read() {
        boolean readable = block();
        while (readable && at < data.length()) {
            at++;
            readable = block();
        }
        return readable && finish();
    }

    List<SiaEvent> events() {
        return events;
    }

    String text() {
        return text;
    }

    boolean lacksQualifier() {
        return lacksQualifier;
    }

    /** Up to the next bar or the end. */
    private boolean block() {
        if (isTextBlock()) {
            textBlock();
            return true;
        }
        qualifier();
        boolean readable = true;
        while (readable && at < data.length() && data.charAt(at) != '|') {
            readable = item();
        }
        return readable;
    }

    /** {@code A} and anything but a code: {@code AA12} is one, {@code AFront door} is none. */
    private boolean isTextBlock() {
        boolean first = events.isEmpty() && modifiers.isEmpty();
        return at < data.length() && (first ? data.startsWith("A", at) && !isCode(at) : !isQualified());
    }

    private void textBlock() {
        int to = end('|');
        String block =
                data.substring(data.startsWith("A", at) ? at + 1 : at, to).strip();
        text = text.isEmpty() ? block : text + " " + block;
        at = to;
    }

    private boolean isQualified() {
        char character = data.charAt(at);
        return (character == 'N' || character == 'O') && (isCode(at + 1) || isModifier(at + 1));
    }

    private void qualifier() {
        boolean given = at < data.length() && isQualified();
        lacksQualifier |= !given;
        qualifier = !given ? SiaQualifier.LEFT_OUT : data.charAt(at) == 'N' ? SiaQualifier.NEW : SiaQualifier.OLD;
        at += given ? 1 : 0;
    }

    private boolean item() {
        if (data.charAt(at) == '/') {
            at++;
            return true;
        }
        if (isModifier(at)) {
            modifier();
            return true;
        }
        return isCode(at) ? event() : leftover();
    }

    /** Words without carets behind an event: better its text than an alarm that is not understood. */
    private boolean leftover() {
        if (events.isEmpty()) {
            return false;
        }
        SiaEvent last = events.removeLast();
        int to = end('|');
        String words = (last.text() + " " + data.substring(at, to)).strip();
        String raw = last.raw() + data.substring(at, to);
        events.add(new SiaEvent(last.qualifier(), last.code(), last.number(), last.modifiers(), words, raw));
        at = to;
        return true;
    }

    private void modifier() {
        String letters = data.substring(at, at + 2);
        int from = at + 2;
        at = from;
        while (at < data.length() && !endsValue(at)) {
            at++;
        }
        replace(new Modifier(letters, data.substring(from, at), caretText()));
        eventsAtLastModifier = events.size();
    }

    private void replace(Modifier modifier) {
        modifiers.removeIf(other -> other.letters().equals(modifier.letters()));
        modifiers.add(modifier);
    }

    private boolean event() {
        int from = at;
        at += 2;
        int numberFrom = at;
        while (isDigit(at) || isUpper(at)) {
            at++;
        }
        String number = data.substring(numberFrom, at);
        String name = caretText();
        String code = data.substring(from, from + 2);
        events.add(new SiaEvent(qualifier, code, number, modifiers, name, data.substring(from, at)));
        return true;
    }

    /** The text between carets at this place, or {@code *"text"NM} as dc09_spt's "xsia" writes it. */
    private String caretText() {
        if (data.startsWith("^", at)) {
            return quoted(at + 1, '^', "");
        }
        return data.startsWith("*\"", at) ? quoted(at + 2, '"', "NM") : "";
    }

    private String quoted(int from, char closing, String behind) {
        int to = data.indexOf(closing, from);
        String quoted = data.substring(from, to < 0 ? data.length() : to);
        at = to < 0 ? data.length() : to + 1;
        at += !behind.isEmpty() && data.startsWith(behind, at) ? behind.length() : 0;
        return quoted;
    }

    private boolean endsValue(int place) {
        char character = data.charAt(place);
        return character == '/'
                || character == '^'
                || character == '|'
                || character == '*'
                || (character >= 'a' && character <= 'z')
                || isCode(place);
    }

    /** Two small letters and a value behind them; words in small letters are no modifiers. */
    private boolean isModifier(int place) {
        boolean word = isLower(place + 2) || data.startsWith(" ", place + 2);
        return isLower(place) && isLower(place + 1) && !word;
    }

    /** Two capitals, and behind them a number, a text, or the end of the item; hexadecimal numbers are no codes. */
    private boolean isCode(int place) {
        if (!isUpper(place) || !isUpper(place + 1)) {
            return false;
        }
        return place + 2 == data.length() || (!isUpper(place + 2) && data.charAt(place + 2) != ' ');
    }

    private boolean isDigit(int place) {
        return place < data.length() && data.charAt(place) >= '0' && data.charAt(place) <= '9';
    }

    private boolean isLower(int place) {
        return place < data.length() && data.charAt(place) >= 'a' && data.charAt(place) <= 'z';
    }

    private boolean isUpper(int place) {
        return place < data.length() && data.charAt(place) >= 'A' && data.charAt(place) <= 'Z';
    }

    private int end(char closing) {
        int to = data.indexOf(closing, at);
        return to < 0 ? data.length() : to;
    }

    /** Modifiers behind the last event belong to it; the frame's text belongs to every event without one of its own. */
    private boolean finish() {
        if (!events.isEmpty() && !modifiers.isEmpty() && eventsAtLastModifier == events.size()) {
            SiaEvent last = events.removeLast();
            events.add(with(last, filledUp(last), last.text()));
        }
        if (!text.isEmpty()) {
            events.replaceAll(event -> event.text().isEmpty() ? with(event, event.modifiers(), text) : event);
        }
        return !events.isEmpty() || !text.isEmpty();
    }

    private static SiaEvent with(SiaEvent event, List<Modifier> modifiers, String text) {
        return new SiaEvent(event.qualifier(), event.code(), event.number(), modifiers, text, event.raw());
    }

    private List<Modifier> filledUp(SiaEvent event) {
        List<Modifier> all = new ArrayList<>(event.modifiers());
        modifiers.stream()
                .filter(modifier -> event.modifier(modifier.letters()).isEmpty())
                .forEach(all::add);
        return all;
    }
}
