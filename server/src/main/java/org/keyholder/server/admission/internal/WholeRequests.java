package org.keyholder.server.admission.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Forms are read to their end before anything else is done: small ones, and no others. */
@Component
@ConditionalOnWebApplication
class WholeRequests {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** Bodies that are handed on and are not whole yet. */
    static final int BODIES_AT_ONCE = 48;

    private static final Duration LONGEST_LEAVING = Duration.ofSeconds(5);

    private final AdmissionSettings settings;
    private final BusyAnswer busy;
    private final Semaphore bodies = new Semaphore(BODIES_AT_ONCE, true);
    private final Queue<Guest> senders = new ConcurrentLinkedQueue<>();

    WholeRequests(AdmissionSettings settings, BusyAnswer busy) {
        this.settings = settings;
        this.busy = busy;
    }

    /** The request with all that it brings; empty if that will not come, and then it has been answered. */
    Optional<HttpServletRequest> whole(
            HttpServletRequest request, HttpServletResponse response, RequestKind kind, Optional<Guest> guest)
            throws IOException {
        if (!request.getMethod().equals("POST")) {
            return Optional.of(request);
        }
        return switch (kind) {
            // Whoever it is has to show a key first, and then has limits of their own.
            case REPORT, UPLOAD -> Optional.of(request);
            // What is signed is the body, so it is handed on as it came.
            case CALLBACK -> withBody(request, response, guest);
            default -> isForm(request) ? withForm(request, response) : Optional.of(request);
        };
    }

    private Optional<HttpServletRequest> withBody(
            HttpServletRequest request, HttpServletResponse response, Optional<Guest> guest) throws IOException {
        if (!mayRead()) {
            busy.write(RequestKind.CALLBACK, request, response);
            return Optional.empty();
        }
        guest.ifPresent(senders::add);
        try {
            return Optional.of(RequestWithBody.read(request));
        } catch (IOException stalled) {
            return refused(response, HttpServletResponse.SC_REQUEST_TIMEOUT);
        } finally {
            guest.ifPresent(senders::remove);
            bodies.release();
        }
    }

    /**
     * When too many are being read, the one that has taken longest goes: what a provider sends is there at once. Another one for each that
     * comes, so that those who come together do not wait for one seat.
     */
    private boolean mayRead() {
        if (bodies.tryAcquire()) {
            return true;
        }
        Optional.ofNullable(senders.poll()).ifPresent(Guest::sendAway);
        try {
            return bodies.tryAcquire(LONGEST_LEAVING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<HttpServletRequest> withForm(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var length = request.getContentLengthLong();
        if (length < 0) {
            return refused(response, HttpServletResponse.SC_LENGTH_REQUIRED);
        }
        if (length > settings.largestForm().toBytes()) {
            return refused(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
        try {
            request.getParameterMap();
            return Optional.of(request);
        } catch (InvalidParameterException broken) {
            return refused(response, broken.getErrorCode());
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.regionMatches(true, 0, FORM, 0, FORM.length());
    }

    private static Optional<HttpServletRequest> refused(HttpServletResponse response, int status) throws IOException {
        // Of a connection that was sent away the web server has closed the answer itself.
        if (!response.isCommitted()) {
            response.setHeader("Connection", "close");
            response.sendError(status);
        }
        return Optional.empty();
    }
}
