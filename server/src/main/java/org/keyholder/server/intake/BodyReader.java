package org.keyholder.server.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import org.keyholder.server.shared.Refusal;
import org.springframework.stereotype.Component;

/** Reads a report's body: so many bytes, in so long a time, and not more. */
@Component
class BodyReader {

    private final IntakeSettings settings;
    private final Clock clock;

    BodyReader(IntakeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    byte[] read(HttpServletRequest request) {
        long largest = settings.largestReport().toBytes();
        if (request.getContentLengthLong() > largest) {
            throw tooLarge();
        }
        var deadline = clock.instant().plus(settings.longestReport());
        var body = new ByteArrayOutputStream(512);
        var chunk = new byte[8192];
        try {
            var in = request.getInputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                body.write(chunk, 0, read);
                if (body.size() > largest) {
                    throw tooLarge();
                }
                if (clock.instant().isAfter(deadline)) {
                    throw tooSlow();
                }
            }
        } catch (IOException e) {
            // The connection broke or stalled: whoever it was will come again with the same id.
            throw tooSlow();
        }
        return body.toByteArray();
    }

    private Refusal tooLarge() {
        return new Refusal(
                Refusal.Kind.TOO_LARGE,
                "body-too-large",
                "body",
                "An event's report has at most " + settings.largestReport().toKilobytes() + " KB.");
    }

    static Refusal tooSlow() {
        return new Refusal(Refusal.Kind.TOO_SLOW, "body-too-slow", "body", "The body did not arrive in time.");
    }
}
