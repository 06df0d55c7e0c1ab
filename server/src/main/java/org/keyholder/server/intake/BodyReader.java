package org.keyholder.server.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.keyholder.server.shared.Outage;
import org.keyholder.server.shared.Refusal;
import org.springframework.stereotype.Component;

/** Reads a report's body: so many bytes, in so long a time, and not more; and of all that are being read, so many bytes together. */
@Component
class BodyReader {

    /** Most reports have a few hundred bytes, so this holds thousands of those and a hundred of the largest. */
    static final int TOGETHER_KB = 8 * 1024;

    private static final int KB = 1024;

    private final IntakeSettings settings;
    private final Clock clock;
    private final Semaphore room = new Semaphore(TOGETHER_KB);

    BodyReader(IntakeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Outage {@code too-many-bodies} while those that are being read take all the room */
    byte[] read(HttpServletRequest request) {
        long largest = settings.largestReport().toBytes();
        long length = request.getContentLengthLong();
        if (length > largest) {
            throw tooLarge();
        }
        // One that does not say how long it is may become as long as any.
        int taken = (int) ((length < 0 ? largest : length) / KB) + 1;
        if (!room.tryAcquire(taken)) {
            throw new Outage(
                    Outage.Cause.OVERLOAD, "too-many-bodies", "More reports are being read than there is room for");
        }
        try {
            return read(request, largest);
        } finally {
            room.release(taken);
        }
    }

    private byte[] read(HttpServletRequest request, long largest) {
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
