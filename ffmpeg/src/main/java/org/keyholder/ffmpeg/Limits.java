package org.keyholder.ffmpeg;

import java.time.Duration;
import java.util.Objects;

/**
 * What one conversion may use at most. Whatever it is given, it runs after everything else that wants the processor.
 *
 * @param time from its start to its end
 * @param processor the processor's time, over all threads
 * @param memory its address space in bytes; its libraries alone take some 100 MB of it
 * @param output the size of its file in bytes
 * @param threads how many it computes with
 */
public record Limits(Duration time, Duration processor, long memory, long output, int threads) {

    private static final long MEGABYTE = 1024 * 1024;

    public Limits {
        Objects.requireNonNull(time);
        Objects.requireNonNull(processor);
        if (memory < 64 * MEGABYTE || output < 1 || threads < 1 || processor.toSeconds() < 1) {
            throw new IllegalArgumentException("These limits let nothing through: " + memory + ", " + output);
        }
    }

    /** For a clip of a minute or so in full HD. */
    public static Limits standard() {
        return new Limits(Duration.ofMinutes(2), Duration.ofMinutes(2), 512 * MEGABYTE, 256 * MEGABYTE, 1);
    }

    public Limits withTime(Duration longest) {
        return new Limits(longest, processor, memory, output, threads);
    }

    public Limits withProcessor(Duration most) {
        return new Limits(time, most, memory, output, threads);
    }

    public Limits withMemory(long bytes) {
        return new Limits(time, processor, bytes, output, threads);
    }

    public Limits withOutput(long bytes) {
        return new Limits(time, processor, memory, bytes, threads);
    }
}
