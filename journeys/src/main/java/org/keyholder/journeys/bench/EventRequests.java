package org.keyholder.journeys.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.keyholder.journeys.running.ManySites;
import org.keyholder.journeys.running.ManySites.Place;

/** Ready-made reports of events, from one place after the other, each with an id of its own. */
final class EventRequests {

    private static final int DIGITS = 12;
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final List<byte[]> templates;
    private final int idAt;

    EventRequests(List<Place> places) {
        this.templates = places.stream().map(EventRequests::template).toList();
        this.idAt = new String(templates.getFirst(), StandardCharsets.US_ASCII).indexOf("bench-") + 6;
    }

    private static byte[] template(Place place) {
        var body = "{\"id\":\"bench-%s\",\"zone\":\"%s\",\"kind\":\"motion\",\"occurredAt\":\"%s\"}"
                .formatted("0".repeat(DIGITS), ManySites.ZONE, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        return ("POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + place.deviceKey()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The next one: no two have the same id, whoever asks. */
    byte[] next() {
        long number = NUMBERS.getAndIncrement();
        var request = templates.get((int) (number % templates.size())).clone();
        for (int i = idAt + DIGITS - 1; i >= idAt; i--) {
            request[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        return request;
    }

    /** The server's id in its answer. */
    static String eventId(Wire.Answer answer) {
        int at = answer.body().indexOf("\"id\":\"") + 6;
        return answer.body().substring(at, at + 36);
    }
}
