package org.keyholder.journeys.bench;

import java.util.Arrays;
import java.util.Locale;

/** Measured times, in nanoseconds, from many threads. */
final class Samples {

    private long[] values = new long[1024];
    private int count;

    synchronized void add(long nanos) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = nanos;
    }

    void addAll(Samples others) {
        for (long nanos : others.all()) {
            add(nanos);
        }
    }

    private synchronized long[] all() {
        return Arrays.copyOf(values, count);
    }

    synchronized int count() {
        return count;
    }

    /** The value that so many percent of the samples do not exceed, in milliseconds. */
    synchronized double percentile(double percent) {
        if (count == 0) {
            return Double.NaN;
        }
        var sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * count);
        return sorted[Math.max(0, rank - 1)] / 1e6;
    }

    /** In the words in which all results are printed. */
    String words() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, longest %.1f ms (%d samples)",
                percentile(50),
                percentile(90),
                percentile(99),
                percentile(100),
                count());
    }
}
