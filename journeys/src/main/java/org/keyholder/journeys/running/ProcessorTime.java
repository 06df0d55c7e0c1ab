package org.keyholder.journeys.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The processor time that processes have used: what a busy machine hardly bends, where times by the wall double. Read from
 * {@code /proc} (proc_pid_stat(5)), which counts in hundredths of a second; 0 where there is no such thing.
 */
final class ProcessorTime {

    private static final Path PROCESSES = Path.of("/proc");
    private static final Duration TICK = Duration.ofMillis(10);

    /** Counted from the first field behind the name, which is field 3 (state). */
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private ProcessorTime() {}

    /** Of the process alone. */
    static Duration of(long process) {
        return ticks(stat(process), USER, SYSTEM);
    }

    /** Of the process, of the children that it has, and of those that it had: a postmaster with all that it started. */
    static Duration withChildren(long process) {
        var own = ticks(stat(process), USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM);
        var running = children(process).map(child -> ticks(child, USER, SYSTEM)).reduce(Duration.ZERO, Duration::plus);
        return own.plus(running);
    }

    private static Stream<List<String>> children(long parent) {
        try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            var found = new ArrayList<List<String>>();
            for (var process : processes) {
                var stat = stat(Long.parseLong(process.getFileName().toString()));
                if (stat.size() > PARENT && stat.get(PARENT).equals(Long.toString(parent))) {
                    found.add(stat);
                }
            }
            return found.stream();
        } catch (IOException noProcesses) {
            return Stream.empty();
        }
    }

    /** The fields behind the name, which may hold blanks and stands in brackets; none when the process is gone. */
    private static List<String> stat(long process) {
        try {
            var line =
                    Files.readString(PROCESSES.resolve(Long.toString(process)).resolve("stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).strip().split(" "));
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static Duration ticks(List<String> stat, int... fields) {
        return stat.isEmpty()
                ? Duration.ZERO
                : TICK.multipliedBy(IntStream.of(fields)
                        .mapToLong(field -> Long.parseLong(stat.get(field)))
                        .sum());
    }
}
