package org.keyholder.dc09.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.keyholder.dc09.sender.IobrokerSia;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@code ./keyholder bench dc09}: prints the machine, the raw numbers and, where Node is there, those of npm iobroker.sia. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals("fuzz")) {
            Fuzz.run(arguments.length > 1 ? Long.parseLong(arguments[1]) : 10_000_000);
            return;
        }
        machine();
        System.out.printf(
                "load on the machine before: %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        Map<String, Double> perSecond = codec();
        if (IobrokerSia.isThere()) {
            node(perSecond);
        } else {
            System.out.println("npm iobroker.sia 2.0.4: skipped, Node or the package is not there");
        }
        LoadBenchmark.run();
    }

    private static void machine() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        String processor = Files.isReadable(info)
                ? Files.readAllLines(info).stream()
                        .filter(line -> line.startsWith("model name"))
                        .findFirst()
                        .orElse("?")
                        .replaceAll(".*: ", "")
                : System.getProperty("os.arch");
        System.out.printf(
                "%s, %d cores, %s %s, Java %s%n",
                processor,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.vm.version"));
    }

    private static Map<String, Double> codec() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(CodecBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .addProfiler(ProcessorTime.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Map<String, Double> perProcessorSecond = new HashMap<>();
        for (RunResult result : results) {
            String name = result.getPrimaryResult().getLabel();
            double processor =
                    result.getSecondaryResults().get(ProcessorTime.LABEL).getScore();
            perProcessorSecond.put(name, processor);
            System.out.printf(
                    "%-16s %,11.0f frames/s +- %,11.0f, %,11.0f per second of processor time, %,6.0f bytes a frame%n",
                    name,
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreError(),
                    processor,
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
        }
        return perProcessorSecond;
    }

    /** The same frames through the parser of npm iobroker.sia, in the same run on the same machine. */
    private static void node(Map<String, Double> ours) throws IOException, InterruptedException {
        Path script = IobrokerSia.home().resolve("iobroker-bench.js");
        try (InputStream in = Bench.class.getResourceAsStream("iobroker-bench.js")) {
            Files.write(script, Objects.requireNonNull(in).readAllBytes());
        }
        Process process = new ProcessBuilder(
                        "node",
                        script.toString(),
                        CodecBenchmark.CONTACT_ID,
                        CodecBenchmark.SIA,
                        CodecBenchmark.AES_128)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String name : new String[] {"decodeContactId", "decodeSia", "openAes128"}) {
                double theirs = Double.parseDouble(Objects.requireNonNullElse(reader.readLine(), "NaN"));
                System.out.printf(
                        "npm iobroker.sia, %s: %,.0f per second of processor time; ours is %.1f times as fast%n",
                        name, theirs, ours.getOrDefault(name, Double.NaN) / theirs);
            }
        }
        process.waitFor();
    }
}
