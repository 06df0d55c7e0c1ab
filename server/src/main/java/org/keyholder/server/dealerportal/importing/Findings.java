package org.keyholder.server.dealerportal.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.shared.Refusal;

/** Collects what is found, so that all of it is told at once. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();
    private int errors;

    void add(Finding.Kind kind, int row, String words) {
        all.add(new Finding(row, kind, null, null, words));
    }

    void note(int row, @Nullable Column column, String words) {
        all.add(new Finding(row, Finding.Kind.NOTE, column, null, words));
    }

    void error(int row, @Nullable Column column, @Nullable String typed, String words) {
        all.add(new Finding(row, Finding.Kind.ERROR, column, typed, words));
        errors++;
    }

    /** What the cell says; when that is refused, the refusal is kept and the stand-in goes on. */
    <T> T read(Cell cell, T standIn, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refusal refusal) {
            error(cell.row(), cell.column(), cell.text(), refusal.words());
            return standIn;
        }
    }

    int errors() {
        return errors;
    }

    /** Row by row. */
    List<Finding> sorted() {
        return all.stream()
                .sorted(Comparator.comparingInt(Finding::row).thenComparing(Finding::kind))
                .toList();
    }
}
