package org.keyholder.journeys.bench;

import java.util.Locale;

/** Prints results so that they can be read and copied. */
final class Report {

    private Report() {}

    static void title(String name, String what) {
        System.out.printf("%n%s: %s%n", name, what);
    }

    static void line(String what, String format, Object... values) {
        System.out.printf(Locale.ROOT, "  %-26s %s%n", what, String.format(Locale.ROOT, format, values));
    }
}
