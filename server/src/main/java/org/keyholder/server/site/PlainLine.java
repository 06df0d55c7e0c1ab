package org.keyholder.server.site;

import org.keyholder.server.shared.Refusal;

/** A line of plain text that somebody enters, without the blanks around it. */
final class PlainLine {

    private PlainLine() {}

    static String needed(String value, String field, int longest) {
        var line = of(value, field, longest);
        if (line.isEmpty()) {
            throw Refusal.invalid(field + "-missing", field, "This field is required.");
        }
        return line;
    }

    static String of(String value, String field, int longest) {
        var stripped = value.strip();
        if (stripped.length() > longest) {
            throw Refusal.invalid(field + "-too-long", field, "At most " + longest + " characters.");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(field + "-invalid", field, "Only plain text, without line breaks.");
        }
        return stripped;
    }
}
