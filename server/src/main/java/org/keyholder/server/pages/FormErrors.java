package org.keyholder.server.pages;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form: in plain words, each beside its field, and at most one sentence about the whole. */
public record FormErrors(@Nullable String form, Map<String, String> fields) {

    public static final FormErrors NONE = new FormErrors(null, Map.of());

    public FormErrors {
        fields = Map.copyOf(fields);
    }

    public static FormErrors of(Map<String, String> fields) {
        return new FormErrors(null, fields);
    }

    public static FormErrors form(String sentence) {
        return new FormErrors(sentence, Map.of());
    }

    public @Nullable String of(String field) {
        return fields.get(field);
    }

    /** The ids of what explains a field to a screen reader. */
    public @Nullable String describedBy(String field, boolean hint) {
        var error = fields.containsKey(field);
        if (error && hint) {
            return field + "-error " + field + "-hint";
        }
        return error ? field + "-error" : hint ? field + "-hint" : null;
    }

    public boolean any() {
        return form != null || !fields.isEmpty();
    }
}
