package org.keyholder.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    @ParameterizedTest
    @MethodSource("migrations")
    void aMigrationIsNamedByItsDateAndItsPurpose(Path migration) {
        assertThat(migration.getFileName().toString()).matches("V\\d{4}\\.\\d{2}\\.\\d{2}\\.\\d{2}__[a-z0-9-]+\\.sql");
        assertThat(date(migration)).isBetween(LocalDate.of(2026, 11, 1), LocalDate.of(2100, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void aMigrationBeginsWithWhy(Path migration) throws IOException {
        assertThat(Files.readAllLines(migration).getFirst()).matches("-- Why: \\S.{15,}\\.");
    }

    /** Undoing by hand is what a migration that has shipped may need; the tool's undo and repeatable files are not used. */
    @Test
    void thereAreOnlyForwardMigrations() throws IOException {
        assertThat(migrations())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.getFileName().toString())
                        .startsWith("V")
                        .endsWith(".sql"));
    }

    static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    private static LocalDate date(Path migration) {
        return LocalDate.parse(
                migration.getFileName().toString().substring(1, 11), DateTimeFormatter.ofPattern("uuuu.MM.dd"));
    }
}
