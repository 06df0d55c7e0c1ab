package org.keyholder.server;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keyholder.server.audit.AuditKind;

/** The security paper is whole, and names nothing that is not there. Whether what it says is true, people read. */
class SecurityPaperTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAPER = ROOT.resolve("docs/security.md");
    private static final Path CHAPTERS = ROOT.resolve("docs/security");
    private static final Path LEVEL_3 = CHAPTERS.resolve("level-3.md");

    /** How many requirements each section of the standard (5.0.0) has, chapter by chapter. */
    private static final List<List<Integer>> SECTIONS = List.of(
            List.of(2, 10, 12, 3, 3),
            List.of(3, 3, 5, 2),
            List.of(1, 3, 5, 8, 8, 1, 5),
            List.of(5, 5, 2, 4),
            List.of(1, 6, 3, 3),
            List.of(3, 12, 8, 6, 8, 4, 2, 4),
            List.of(3, 4, 2, 5, 3, 2),
            List.of(4, 4, 3, 2),
            List.of(3, 4),
            List.of(2, 3, 5, 16, 5, 2, 3),
            List.of(4, 5, 5, 4, 2, 2, 2),
            List.of(5, 2, 5),
            List.of(4, 6, 4, 7),
            List.of(2, 8, 3),
            List.of(5, 5, 7, 4),
            List.of(1, 5, 4, 3, 4),
            List.of(2, 8, 2));

    private static final String HELD = "held";
    private static final String NOT_TESTED = "held, no test yet";
    private static final List<String> ANSWERS = List.of(HELD, NOT_TESTED, "not held", "does not apply");

    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| ([123]) \\| ([^|]+) \\| \\*([^*|]+)\\* \\| ([^|]+) \\| ([^|]*) ?\\|$");
    private static final Pattern NUMBER = Pattern.compile("(?m)^\\| \\d+\\.\\d+\\.\\d+ ");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+)(?:\\.java)?`");
    private static final Pattern LINK = Pattern.compile("\\[[^]]+]\\(([^)]+)\\)");
    private static final Pattern SUMS =
            Pattern.compile("(?m)^\\| \\[[^]]+]\\(security/([\\w-]+\\.md)\\) \\| ([\\d |]+) \\|$");

    /** A requirement with its answer, and the file in which it stands. */
    private record Row(Path file, String number, int level, String answer, String where, String test) {

        static Row of(Path file, MatchResult found) {
            return new Row(
                    file,
                    found.group(1),
                    Integer.parseInt(found.group(2)),
                    found.group(4),
                    found.group(5),
                    found.group(6));
        }

        List<String> tests() {
            return names(test);
        }
    }

    private static List<Path> files() {
        try (var chapters = Files.list(CHAPTERS)) {
            return Stream.concat(Stream.of(PAPER), chapters.sorted()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows() {
        return files().stream()
                .flatMap(file -> ROW.matcher(text(file)).results().map(found -> Row.of(file, found)))
                .toList();
    }

    private static List<String> names(String text) {
        return CLASS.matcher(text).results().map(found -> found.group(1)).toList();
    }

    @Test
    void eachRequirementOccursOnce() {
        var all = new ArrayList<String>();
        for (int chapter = 0; chapter < SECTIONS.size(); chapter++) {
            var sections = SECTIONS.get(chapter);
            for (int section = 0; section < sections.size(); section++) {
                var before = (chapter + 1) + "." + (section + 1) + ".";
                IntStream.rangeClosed(1, sections.get(section)).forEach(number -> all.add(before + number));
            }
        }

        assertThat(rows()).extracting(Row::number).containsExactlyInAnyOrderElementsOf(all);
        assertThat(files().stream()
                        .mapToLong(file -> NUMBER.matcher(text(file)).results().count())
                        .sum())
                .as("rows that can be read")
                .isEqualTo(all.size());
    }

    @Test
    void aRowStandsInItsChapterOrWithThoseOfLevelThree() {
        assertThat(rows()).allSatisfy(row -> {
            var chapter = "%02d-".formatted(Integer.parseInt(row.number().split("\\.")[0]));
            assertThat(row.file().equals(LEVEL_3)).isEqualTo(row.level() == 3);
            assertThat(row.level() == 3 || row.file().getFileName().toString().startsWith(chapter))
                    .isTrue();
        });
        assertThat(rows().stream().filter(row -> row.level() == 1)).hasSize(70);
        assertThat(rows().stream().filter(row -> row.level() == 2)).hasSize(183);
    }

    @Test
    void whatIsHeldNamesItsTestsAndWhatHasNoneSaysSo() {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(ANSWERS).contains(row.answer());
            assertThat(row.where()).isNotBlank();
            if (row.answer().equals(HELD)) {
                assertThat(row.tests()).isNotEmpty();
            }
            if (row.answer().equals(NOT_TESTED)) {
                assertThat(row.tests()).isEmpty();
            }
            assertThat(row.tests()).allMatch(name -> name.endsWith("Test"));
        });
    }

    @Test
    void everyClassThatIsNamedIsThere() throws IOException {
        var there = classes();

        for (var file : files()) {
            assertThat(there).as(file.toString()).containsAll(names(text(file)));
        }
    }

    private static Set<String> classes() throws IOException {
        try (var all = Files.walk(ROOT)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(toSet());
        }
    }

    @Test
    void everyLinkLeadsToAPlace() {
        for (var file : files()) {
            LINK.matcher(text(file))
                    .results()
                    .map(found -> found.group(1))
                    .filter(link -> !link.startsWith("https://"))
                    .forEach(link -> assertPlace(file, link));
        }
    }

    private static void assertPlace(Path file, String link) {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
        assertThat(target).as("%s in %s", link, file).exists();
        if (parts.length == 2) {
            assertThat(headings(text(target))).as("%s in %s", link, file).contains(parts[1]);
        }
    }

    private static List<String> headings(String text) {
        return text.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\w -]", "").replace(' ', '-'))
                .toList();
    }

    @Test
    void theSumsAreRight() {
        Map<String, List<Row>> byFile = rows().stream()
                .collect(groupingBy(row -> row.file().getFileName().toString()));
        var counted = new TreeMap<String, String>();
        byFile.forEach((file, rows) -> counted.put(
                file,
                ANSWERS.stream()
                        .map(answer -> rows.stream()
                                .filter(row -> row.answer().equals(answer))
                                .count())
                        .map(String::valueOf)
                        .collect(joining(" | "))));

        var written = new TreeMap<String, String>();
        SUMS.matcher(text(PAPER)).results().forEach(found -> written.put(found.group(1), found.group(2)));

        assertThat(written).isEqualTo(counted);
    }

    @Test
    void theRecordsDocumentNamesEveryKind() {
        var document = text(ROOT.resolve("docs/audit.md"));

        assertThat(AuditKind.values()).allSatisfy(kind -> assertThat(document).contains("`" + kind.code() + "`"));
    }
}
