package org.keyholder.server.pages;

import java.util.Map;

/** A form as it came: a field that is missing is empty, and one beyond all limits is cut just beyond them. */
public record FormInput(Map<String, String> values) {

    /** Every field's own limit is lower, so what was cut is still too long for it. */
    private static final int LONGEST = 500;

    public String text(String field) {
        var typed = values.getOrDefault(field, "");
        return typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    }

    public boolean ticked(String field) {
        return values.containsKey(field);
    }
}
