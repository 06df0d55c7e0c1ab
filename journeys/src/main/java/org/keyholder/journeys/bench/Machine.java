package org.keyholder.journeys.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.keyholder.journeys.running.Installation;

/** What the figures were measured on. */
final class Machine {

    private Machine() {}

    static void print(Installation installation) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        Report.line("measured", "%s", Instant.now().truncatedTo(ChronoUnit.MINUTES));
        Report.line(
                "machine",
                "%s, %d processors, %s of memory, %s; load before the run %.1f",
                cpu(),
                system.getAvailableProcessors(),
                fact("/proc/meminfo", "MemTotal:"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                system.getSystemLoadAverage());
        Report.line("Java", "%s %s", System.getProperty("java.vm.name"), System.getProperty("java.vm.version"));
        Report.line("server's options", "%s", System.getProperty("keyholder.server-options", "those of the tests"));
        var database = installation.database();
        Report.line(
                "PostgreSQL",
                "%s, fsync %s, synchronous_commit %s, full_page_writes %s, shared_buffers %s",
                database.ask("show server_version"),
                database.ask("show fsync"),
                database.ask("show synchronous_commit"),
                database.ask("show full_page_writes"),
                database.ask("show shared_buffers"));
        Report.line("together", "client, server, database and the fake world share the processors");
    }

    private static String cpu() {
        return fact("/proc/cpuinfo", "model name");
    }

    private static String fact(String file, String start) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
