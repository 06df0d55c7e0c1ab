package org.keyholder.dc09.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.keyholder.dc09.FrameTable;
import org.keyholder.dc09.Generated;
import org.keyholder.dc09.Wire;

/** {@code ./keyholder bench dc09 fuzz [RUNS]}: ten million inputs, found by coverage with Jazzer where it resolves, else mutated. */
final class Fuzz {
    private static final String JAZZER = "0.30.0";
    private static final Path HOME = Path.of("target", "fuzz").toAbsolutePath();

    private Fuzz() {}

    static void run(long runs) throws IOException, InterruptedException {
        List<byte[]> seeds =
                FrameTable.rows().stream().map(FrameTable.Row::frame).toList();
        if (fetched("jazzer") && fetched("jazzer-api")) {
            withJazzer(seeds, runs);
        } else {
            mutated(seeds, runs);
        }
    }

    private static boolean fetched(String artifact) throws IOException, InterruptedException {
        return new ProcessBuilder(
                                "../mvnw",
                                "-B",
                                "-ntp",
                                "-q",
                                "-N",
                                "dependency:copy",
                                "-Dartifact=com.code-intelligence:" + artifact + ":" + JAZZER,
                                "-DoutputDirectory=" + HOME)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static void withJazzer(List<byte[]> seeds, long runs) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(HOME.resolve("corpus"));
        for (int index = 0; index < seeds.size(); index++) {
            Files.write(corpus.resolve("bare-" + index), seeds.get(index));
            Files.write(corpus.resolve("wire-" + index), Wire.onTheWire(seeds.get(index)));
        }
        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+EnableDynamicAgentLoading",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        HOME + "/*:target/classes:target/test-classes",
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + DecoderFuzz.class.getName(),
                        "--instrumentation_includes=org.keyholder.dc09.**",
                        "--reproducer_path=" + HOME,
                        "-artifact_prefix=" + HOME + "/",
                        "-max_len=4200",
                        "-timeout=5",
                        "-runs=" + runs,
                        corpus.toString())
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("jazzer.log").toFile())
                .start()
                .waitFor();
        System.out.printf(
                "Jazzer %s, %,d runs: %s (target/fuzz/jazzer.log)%n",
                JAZZER, runs, status == 0 ? "nothing found" : "findings, status " + status);
    }

    private static void mutated(List<byte[]> seeds, long runs) {
        Generated generated = new Generated(20_261_121);
        for (long count = 0; count < runs; count++) {
            DecoderFuzz.fuzzerTestOneInput(generated.mutated(seeds.get((int) (count % seeds.size()))));
        }
        System.out.printf("Jazzer does not resolve here; seeded mutator, %,d runs: nothing found%n", runs);
    }
}
