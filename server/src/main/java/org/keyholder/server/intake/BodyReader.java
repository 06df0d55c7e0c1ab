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
        if (request.getContentLengthLong() > settings.largestReport().toBytes()) {
            throw tooLarge();
        }
        var taken = new Room();
        try {
            return read(request, taken);
        } finally {
            room.release(taken.kilobytes);
        }
    }

    /** What one body takes: as much as has come of it, whatever it says that it will be. */
    private final class Room {

        private int kilobytes;

        void make(int bytes) {
            int more = bytes / KB + 1 - kilobytes;
            if (more > 0 && !room.tryAcquire(more)) {
                throw new Outage(
                        Outage.Cause.OVERLOAD, "too-many-bodies", "More reports are being read than there is room for");
            }
            kilobytes += Math.max(0, more);
        }
    }

    private byte[] read(HttpServletRequest request, Room taken) {
        var deadline = clock.instant().plus(settings.longestReport());
        var body = new ByteArrayOutputStream(512);
        var chunk = new byte[8192];
        try {
            var in = request.getInputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                taken.make(body.size() + read);
                body.write(chunk, 0, read);
                if (body.size() > settings.largestReport().toBytes()) {
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
