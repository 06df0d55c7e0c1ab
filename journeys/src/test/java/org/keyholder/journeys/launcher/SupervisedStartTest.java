package org.keyholder.journeys.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keyholder.journeys.running.Wait;

/** The launcher of this very build with a Java that does what the test tells it: {@code ./keyholder start} and how its server ends. */
class SupervisedStartTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir
    Path root;

    private Process launcher;

    @BeforeEach
    void build() throws IOException {
        Files.copy(Path.of("..", "keyholder"), root.resolve("keyholder"));
        for (var made : new String[] {
            "pom.xml",
            "server/pom.xml",
            "server/target/server-0.1.0.jar",
            "server/target/.built",
            "server/target/quick-start.aot"
        }) {
            Files.createDirectories(root.resolve(made).getParent());
            Files.writeString(root.resolve(made), "");
        }
        program("jdk/bin/javac", "exit 0");
    }

    @AfterEach
    void end() throws InterruptedException {
        launcher.descendants().forEach(ProcessHandle::destroyForcibly);
        launcher.destroyForcibly().waitFor();
    }

    @Test
    void aServerThatRanOutOfMemoryIsStartedAgainAndItIsSaid() throws Exception {
        start("if [ -f second ]; then echo \"second: $*\" >>lives; exec sleep 60; fi\n  touch second\n  exit 3");

        Wait.until("it lives again", LONGEST, () -> lives().contains("second: "));

        assertThat(lives()).contains("org.keyholder.server.Keyholder start --home here");
        assertThat(said()).contains("Keyholder ran out of memory and starts again; nothing that was accepted is lost.");
        assertThat(launcher.isAlive()).isTrue();
    }

    @Test
    void oneThatNeverLivesLongStaysDownInTheEnd() throws Exception {
        start("echo life >>lives; exit 3");

        assertThat(launcher.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(3);
        assertThat(lives().lines()).hasSize(5);
        assertThat(said()).contains("stays down");
    }

    @Test
    void anyOtherEndIsTheEnd() throws Exception {
        start("echo life >>lives; exit 2");

        assertThat(launcher.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(2);
        assertThat(lives().lines()).hasSize(1);
    }

    @Test
    void whoeverStopsTheLauncherStopsTheServerInOrder() throws Exception {
        start(
                "trap 'echo in order >>lives; kill $! 2>/dev/null; exit 143' TERM\n  echo life >>lives\n  sleep 60 &\n  wait");
        Wait.until("it lives", LONGEST, () -> lives().contains("life"));

        launcher.destroy();

        assertThat(launcher.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(143);
        assertThat(lives()).contains("in order");
    }

    @Test
    void whoeverKillsTheLauncherKillsTheServer() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "setpriv is not there (Debian: apt-get install util-linux)");
        start("echo life >>lives; exec sleep 60");
        Wait.until("it lives", LONGEST, () -> lives().contains("life"));
        var server = launcher.descendants().findFirst().orElseThrow();

        launcher.destroyForcibly();

        Wait.until("the server is gone too", LONGEST, () -> !server.isAlive());
    }

    private void start(String serverDoes) throws IOException {
        program(
                "jdk/bin/java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"25\"' >&2; exit 0; fi\n  cd '" + root + "'\n  "
                        + serverDoes);
        var builder = new ProcessBuilder("sh", root.resolve("keyholder").toString(), "start", "--home", "here")
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("said").toFile());
        builder.environment().put("KEYHOLDER_JAVA_HOME", root.resolve("jdk").toString());
        launcher = builder.start();
    }

    private void program(String name, String lines) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n  " + lines + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String lives() {
        return read("lives");
    }

    private String said() {
        return read("said");
    }

    private String read(String name) {
        var file = root.resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
