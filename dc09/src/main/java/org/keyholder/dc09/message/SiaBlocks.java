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
    private final SiaScanner scanner;
    private final List<SiaEvent> events = new ArrayList<>(1);
    private final List<Modifier> modifiers = new ArrayList<>(2);
    private String text = "";
    private SiaQualifier qualifier = SiaQualifier.LEFT_OUT;
    private boolean lacksQualifier;
    private int eventsAtLastModifier;

    SiaBlocks(String data, int from) {
        this.scanner = new SiaScanner(data, from);
    }

    /** Reads all blocks; false when there is something in them that is neither modifier nor code nor text. */
    boolean read() {
        boolean readable = block();
        while (readable && !scanner.atEnd()) {
            scanner.skip(1);
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
        while (readable && !scanner.atEnd() && !scanner.isAt("|")) {
            readable = item();
        }
        return readable;
    }

    /** {@code A} and anything but a code: {@code AA12} is one, {@code AFront door} is none. */
    private boolean isTextBlock() {
        boolean first = events.isEmpty() && modifiers.isEmpty();
        return !scanner.atEnd() && (first ? scanner.isAt("A") && !scanner.isCode() : !scanner.isQualifier());
    }

    private void textBlock() {
        scanner.skip(scanner.isAt("A") ? 1 : 0);
        String block = scanner.takeWordsUpToBar().strip();
        text = text.isEmpty() ? block : text + " " + block;
    }

    private void qualifier() {
        boolean given = scanner.isQualifier();
        lacksQualifier |= !given;
        qualifier = given ? qualifier(scanner.take(1)) : SiaQualifier.LEFT_OUT;
    }

    private static SiaQualifier qualifier(String letter) {
        return letter.equals("N") ? SiaQualifier.NEW : SiaQualifier.OLD;
    }

    private boolean item() {
        if (scanner.isAt("/")) {
            scanner.skip(1);
            return true;
        }
        if (scanner.isModifier()) {
            modifier();
            return true;
        }
        return scanner.isCode() ? event() : leftover();
    }

    private void modifier() {
        Modifier modifier = new Modifier(scanner.take(2), scanner.takeValue(), scanner.takeQuoted());
        modifiers.removeIf(other -> other.letters().equals(modifier.letters()));
        modifiers.add(modifier);
        eventsAtLastModifier = events.size();
    }

    private boolean event() {
        int from = scanner.place();
        String code = scanner.take(2);
        String number = scanner.takeNumber();
        String name = scanner.takeQuoted();
        return events.add(new SiaEvent(qualifier, code, number, modifiers, name, scanner.textFrom(from)));
    }

    /** Words without carets behind an event: better its text than an alarm that is not understood. */
    private boolean leftover() {
        if (events.isEmpty()) {
            return false;
        }
        SiaEvent last = events.removeLast();
        int from = scanner.place();
        String words = (last.text() + " " + scanner.takeWordsUpToBar()).strip();
        String raw = last.raw() + scanner.textFrom(from);
        return events.add(new SiaEvent(last.qualifier(), last.code(), last.number(), last.modifiers(), words, raw));
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
