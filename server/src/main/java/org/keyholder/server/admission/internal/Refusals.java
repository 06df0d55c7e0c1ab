package org.keyholder.server.admission.internal;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Answers those one after the other who are refused: what overload costs is refusing, and whoever is refused at once is back at once. They
 * wait as strangers in the hall, who may be sent away.
 */
@Component
@ConditionalOnWebApplication
class Refusals {

    /** A browser's, or what passes for one. */
    private static final Duration BEFORE_REFUSAL = Duration.ofSeconds(1);

    private static final Duration BETWEEN = Duration.ofMillis(10);

    private final Door door;
    private final Pace pace = new Pace(BETWEEN, RequestKind.PATIENCE);

    Refusals(Door door) {
        this.door = door;
    }

    /**
     * How long at least somebody waits for such an answer; empty where it is none of these. A program that is told that there are too many
     * knows what to do. One key or link that is not ours costs nothing to speak of; those who try thousands stand in a row.
     */
    static Optional<Duration> before(RequestKind kind, int status) {
        return switch (status) {
            case BusyAnswer.TOO_MANY_REQUESTS, HttpServletResponse.SC_SERVICE_UNAVAILABLE ->
                kind.isForPrograms() ? Optional.empty() : Optional.of(BEFORE_REFUSAL);
            case HttpServletResponse.SC_UNAUTHORIZED -> showsKey(kind) ? Optional.of(Duration.ZERO) : Optional.empty();
            case HttpServletResponse.SC_NOT_FOUND ->
                kind == RequestKind.LINK ? Optional.of(Duration.ZERO) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean showsKey(RequestKind kind) {
        return kind == RequestKind.REPORT || kind == RequestKind.UPLOAD || kind == RequestKind.DOWNLOAD;
    }

    /** Keeps waiting whoever is to have this answer, which is in its buffer still, or not yet made. */
    void await(RequestKind kind, int status, Optional<Guest> guest) {
        before(kind, status).ifPresent(atLeast -> keepWaiting(guest, atLeast));
    }

    /**
     * The answer to a program that has to show a key. It is on its way before it is whole, so that whoever shows a wrong one is kept before
     * it begins.
     *
     * @param beforehand gives the place back
     */
    HttpServletResponse ofKeys(
            RequestKind kind, HttpServletResponse response, Optional<Guest> guest, Runnable beforehand) {
        if (!showsKey(kind)) {
            return response;
        }
        return new HttpServletResponseWrapper(response) {
            @Override
            public void setStatus(int status) {
                if (status == SC_UNAUTHORIZED) {
                    beforehand.run();
                    await(kind, status, guest);
                }
                super.setStatus(status);
            }
        };
    }

    /** A connection that is sent away meanwhile leaves at once, and one that has been sent away has nobody to keep. */
    private void keepWaiting(Optional<Guest> guest, Duration atLeast) {
        try {
            if (guest.isPresent()) {
                door.keepsWaiting(guest.get(), pace.next(atLeast));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
