package org.keyholder.server.receiver.internal.xml;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.receiver.ReceiverSettings;
import org.keyholder.server.signal.LinkAnswer;
import org.keyholder.server.signal.ReceiverLink;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.station.Receiver;
import org.springframework.stereotype.Component;

/** The XML signal as the body of an HTTP or HTTPS POST, its acknowledgement as the body of the answer. */
@Component
final class XmlHttpLink implements ReceiverLink {

    private static final int LONGEST_ANSWER = 64 * 1024;

    private static final HttpResponse.BodyHandler<String> ANSWER = HttpResponse.BodyHandlers.limiting(
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER);

    private final SignalXml signals;
    private final AckXml acks;
    private final ReceiverSettings settings;
    private final HttpClient http;

    XmlHttpLink(SignalXml signals, AckXml acks, ReceiverSettings settings) {
        this.signals = signals;
        this.acks = acks;
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String protocol() {
        return "xml-http";
    }

    @Override
    public LinkAnswer send(Receiver to, Signal signal, long sequence) {
        var request = HttpRequest.newBuilder(URI.create(to.address()))
                .timeout(settings.answerTimeout())
                .header("Content-Type", "application/xml; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(signals.write(signal, sequence), StandardCharsets.UTF_8))
                .build();
        // The request's own timeout ends with the headers; this one holds for the whole answer.
        var sent = http.sendAsync(request, ANSWER);
        try {
            return read(sent.get(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS), signal);
        } catch (TimeoutException e) {
            sent.cancel(true);
            return new LinkAnswer.NoAnswer("The receiver did not answer in time.");
        } catch (ExecutionException e) {
            return new LinkAnswer.NoAnswer(words(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LinkAnswer.NoAnswer("Keyholder is stopping.");
        }
    }

    private LinkAnswer read(HttpResponse<String> response, Signal signal) {
        return response.statusCode() == 200
                ? acks.read(response.body(), signal.id())
                : new LinkAnswer.NoAnswer("The receiver answered with HTTP status " + response.statusCode() + ".");
    }

    private static String words(@Nullable Throwable failure) {
        return failure instanceof HttpConnectTimeoutException || failure instanceof ConnectException
                ? "The receiver cannot be reached."
                : "The connection to the receiver broke.";
    }
}
