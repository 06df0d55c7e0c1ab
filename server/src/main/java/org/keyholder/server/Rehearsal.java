package org.keyholder.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.keyholder.server.configuration.Home;
import org.springframework.util.FileSystemUtils;

/**
 * A start for practice: from it Java learns which classes a start needs, and keeps them ready in a file (an AOT cache), which more
 * than halves the time of every real start.
 */
final class Rehearsal {

    private static final List<String> QUESTIONS = List.of("/health/ready", "/");

    private Rehearsal() {}

    static void run() {
        try {
            var folder = Files.createTempDirectory("keyholder-rehearsal");
            try {
                perform(new Home(folder));
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void perform(Home home) throws IOException, InterruptedException {
        var anyFreePorts = Map.<String, Object>of("keyholder.port", 0, "keyholder.metrics.port", 0);
        try (var server = Keyholder.launch(home, anyFreePorts);
                var client = HttpClient.newHttpClient()) {
            for (var question : QUESTIONS) {
                ask(client, server.baseUrl().resolve(question));
            }
        }
    }

    private static void ask(HttpClient client, URI address) throws IOException, InterruptedException {
        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
    }
}
