package org.keyholder.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keyholder.server.configuration.Home;

class ServerProcessTest {

    @Test
    void aKilledServerIsFollowedByOneThatGoesOnWithTheDatabaseItLeftBehind(@TempDir Path folder) throws Exception {
        var home = TestHome.in(folder);
        try (var first = ServerProcess.start(home, "--port", "0").awaitReady()) {
            assertThat(statusOf(first)).isEqualTo(200);
            var postgres = postgres(home);

            // A second one in the same home is turned away, and does no harm.
            try (var second = ServerProcess.start(home, "--port", "0")) {
                assertThat(second.awaitExit()).isEqualTo(2);
                assertThat(second.output())
                        .isEqualToIgnoringNewLines("Another Keyholder is running in " + folder
                                + ". Stop it first, or choose another folder with --home.");
            }
            assertThat(statusOf(first)).isEqualTo(200);

            first.kill();
            assertThat(postgres.isAlive()).isTrue();

            try (var next = ServerProcess.start(home, "--port", "0").awaitReady()) {
                assertThat(next.output()).contains("go on with it");
                assertThat(postgres(home).pid()).isEqualTo(postgres.pid());
                assertThat(statusOf(next)).isEqualTo(200);

                next.terminate();
                assertThat(folder.resolve("postgres/data/postmaster.pid")).doesNotExist();
                assertThat(next.output()).contains("Keyholder is stopping.", "PostgreSQL has stopped.");
            }
        }
    }

    @Test
    void aPortInUseIsToldInOneLineAndTheDatabaseIsNotLeftRunning(@TempDir Path folder) throws Exception {
        var home = TestHome.in(folder);
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var server = ServerProcess.start(home, "--port", "" + taken.getLocalPort())) {

            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.output())
                    .contains("The port " + taken.getLocalPort() + " is in use by another program.")
                    .doesNotContain("\tat ");
            assertThat(folder.resolve("postgres/data/PG_VERSION")).exists();
            assertThat(folder.resolve("postgres/data/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void aMistakeInTheSettingsIsToldInOneLineBeforeAnythingIsStarted(@TempDir Path folder) throws Exception {
        var home = new Home(folder);
        Files.writeString(home.configurationFile(), "keyholder.prot: 80\n");

        try (var server = ServerProcess.start(home)) {
            assertThat(server.awaitExit()).isEqualTo(2);
            assertThat(server.output())
                    .isEqualToIgnoringNewLines("The setting keyholder.prot (the file " + home.configurationFile()
                            + ", line 1) is unknown. The nearest known one is keyholder.port.");
            assertThat(home.postgres()).doesNotExist();
        }
    }

    private static int statusOf(ServerProcess server) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(server.url().resolve("/health/ready"))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static ProcessHandle postgres(Home home) throws IOException {
        var file = home.postgres().resolve("data/postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                .orElseThrow();
    }
}
