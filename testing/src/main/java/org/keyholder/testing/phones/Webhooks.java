package org.keyholder.testing.phones;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.keyholder.testing.web.Hold;

/** Posts signed forms to the product, and tries again while nobody is there. */
final class Webhooks implements AutoCloseable {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Hold stopped = new Hold();
    private final TwilioSignature signature;
    private final Duration every;
    private final Duration inAll;

    Webhooks(PhoneNetworkOptions options) {
        signature = new TwilioSignature(options.authToken());
        every = options.retryEvery();
        inAll = options.retryFor();
    }

    /** The status that the product answered in the end, or 0 when it never did. */
    int post(URI url, Map<String, String> form) throws InterruptedException {
        long giveUp = System.nanoTime() + inAll.toNanos();
        int status = tryOnce(url, form);
        while (worthAnotherTry(status) && System.nanoTime() < giveUp && stopped.forAsLongAs(every)) {
            status = tryOnce(url, form);
        }
        return status;
    }

    /** Waits, and says whether the network is still there afterwards. */
    boolean pause(Duration duration) throws InterruptedException {
        return stopped.forAsLongAs(duration);
    }

    private static boolean worthAnotherTry(int status) {
        return status == 0 || status >= 500;
    }

    private int tryOnce(URI url, Map<String, String> form) throws InterruptedException {
        try {
            return client.send(request(url, form), BodyHandlers.discarding()).statusCode();
        } catch (IOException nobodyThere) {
            return 0;
        }
    }

    private HttpRequest request(URI url, Map<String, String> form) {
        return HttpRequest.newBuilder(url)
                .timeout(LONGEST_ANSWER)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("User-Agent", "TwilioProxy/1.1")
                .header("X-Twilio-Signature", signature.sign(url.toString(), form))
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> escape(field.getKey()) + "=" + escape(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        stopped.close();
        client.shutdownNow();
    }
}
