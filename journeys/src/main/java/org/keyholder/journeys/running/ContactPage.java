package org.keyholder.journeys.running;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** A contact's finger on a button of the page behind a texted link. */
public final class ContactPage implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Presses, once; the page that came back when the answer was 200. */
    public Optional<String> press(URI link, String choice) throws InterruptedException {
        return post(link, "answer=" + choice)
                .filter(answer -> answer.statusCode() == 200)
                .map(HttpResponse::body);
    }

    /** Says, as the page's script does, that somebody has it open; false when the server was not there. */
    public boolean opened(URI link) throws InterruptedException {
        return post(URI.create(link + "/opened"), "")
                .filter(answer -> answer.statusCode() == 204)
                .isPresent();
    }

    private Optional<HttpResponse<String>> post(URI to, String form) throws InterruptedException {
        var request = HttpRequest.newBuilder(to)
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            return Optional.of(http.send(request, BodyHandlers.ofString()));
        } catch (IOException nobodyThere) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
