package org.keyholder.dc09;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Arrows between packages point down only, and nothing but the JDK is used. */
class PackagesTest {
    private static final Path SOURCES = Path.of("src/main/java/org/keyholder/dc09");
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+)", Pattern.MULTILINE);
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "frame", Set.of(),
            "code", Set.of(),
            "content", Set.of("frame"),
            "message", Set.of("frame", "content", "code"),
            "sender", Set.of("frame", "content", "message"),
            "receiver", Set.of("frame", "content", "message"),
            "cli", Set.of("frame", "content", "message", "sender", "receiver"));

    @Test
    void everyPackageUsesOnlyWhatStandsBelowIt() throws IOException {
        for (var entry : MAY_USE.entrySet()) {
            Set<String> used = imports(SOURCES.resolve(entry.getKey()))
                    .filter(name -> name.startsWith("org.keyholder.dc09."))
                    .map(name -> name.split("\\.", -1)[3])
                    .filter(name -> !name.equals(entry.getKey()))
                    .collect(Collectors.toSet());
            assertThat(entry.getValue()).as(entry.getKey()).containsAll(used);
        }
    }

    @Test
    void nothingButTheJdkIsUsed() throws IOException {
        assertThat(imports(SOURCES))
                .allMatch(name -> name.startsWith("java.")
                        || name.startsWith("javax.")
                        || name.startsWith("org.keyholder.dc09.")
                        || name.startsWith("org.jspecify.annotations."));
    }

    private static Stream<String> imports(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
                    .flatMap(PackagesTest::importsOf);
        }
    }

    private static Stream<String> importsOf(Path file) {
        try {
            return IMPORT.matcher(Files.readString(file)).results().map(match -> match.group(1));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
