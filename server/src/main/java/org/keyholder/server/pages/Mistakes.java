package org.keyholder.server.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.keyholder.server.shared.Refusal;

/** Collects what is wrong with a form field by field, so that all of it is told at once. */
public final class Mistakes {

    private final Map<String, String> found = new LinkedHashMap<>();

    /** What the field says; when that is refused, the refusal is kept and the stand-in goes on. */
    public <T> T read(String field, T standIn, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refusal refusal) {
            if (refusal.field() == null) {
                throw refusal;
            }
            found.putIfAbsent(field, refusal.words());
            return standIn;
        }
    }

    /** One line of plain text. */
    public String line(String field, String typed, int longest) {
        return read(field, "", () -> {
            var text = typed.strip();
            if (text.isEmpty()) {
                throw Refusal.invalid(field + "-missing", field, "This field is required.");
            }
            if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
                throw Refusal.invalid(
                        field + "-invalid", field, "Plain text only, at most " + longest + " characters.");
            }
            return text;
        });
    }

    public void add(String field, String words) {
        found.putIfAbsent(field, words);
    }

    public boolean any() {
        return !found.isEmpty();
    }

    public FormErrors errors() {
        return FormErrors.of(found);
    }
}
