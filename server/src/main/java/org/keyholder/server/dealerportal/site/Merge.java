package org.keyholder.server.dealerportal.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * The form of somebody whose site another has saved meanwhile: what only the other has changed is taken over, and where both have, one of the
 * two is chosen.
 *
 * @param values what the form holds now
 */
record Merge(Map<String, String> values, List<Meanwhile.Change> changes) {

    private static final String SEEN = "seen-";
    private static final String THEIRS = "theirs-";

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("name", "Name"),
            Map.entry("address", "Street and number"),
            Map.entry("town", "Town"),
            Map.entry("region", "State or region"),
            Map.entry("postalCode", "Postal code"),
            Map.entry("country", "Country"),
            Map.entry("timeZone", "Time zone"),
            Map.entry("coordinates", "Coordinates"),
            Map.entry("station", "Station record"),
            Map.entry("accountNumber", "Account number"),
            Map.entry("joinInterval", "Repeats join for (seconds)"),
            Map.entry("quietInterval", "An alarm ends after quiet of (minutes)"));

    /** As the site was when the form was filled; empty of a form that does not say so. */
    static Map<String, String> seen(Map<String, String> form) {
        var seen = new LinkedHashMap<String, String>();
        LABELS.keySet().forEach(field -> {
            var value = form.get(SEEN + field);
            if (value != null) {
                seen.put(field, value);
            }
        });
        return seen;
    }

    /** The form with what the other one has saved in the fields where that was chosen. */
    static Map<String, String> chosen(Map<String, String> form) {
        var chosen = new LinkedHashMap<>(form);
        seen(form).forEach((field, theirs) -> {
            if (form.containsKey(THEIRS + field)) {
                chosen.put(field, theirs);
            }
        });
        return chosen;
    }

    /** @param shown how a field's value is said on the page */
    static Merge of(
            Map<String, String> mine, Map<String, String> seen, Map<String, String> now, BinaryOperator<String> shown) {
        var values = new LinkedHashMap<>(mine);
        var changes = new ArrayList<Meanwhile.Change>();
        now.forEach((field, theirs) -> {
            var was = seen.getOrDefault(field, "");
            var typed = mine.getOrDefault(field, "");
            if (theirs.equals(was) || theirs.equals(typed)) {
                return;
            }
            boolean both = !typed.equals(was);
            if (!both) {
                values.put(field, theirs);
            }
            changes.add(new Meanwhile.Change(
                    field,
                    LABELS.getOrDefault(field, field),
                    shown.apply(field, was),
                    shown.apply(field, theirs),
                    both ? shown.apply(field, typed) : null));
        });
        return new Merge(values, changes);
    }
}
