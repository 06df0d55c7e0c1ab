package org.keyholder.server.admission.internal;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request a place among its kind before anything is done for it. Pages in hundreds wait for each other, and not reports for
 * pages: all of them share two processors in the end.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@ConditionalOnWebApplication
class RequestShares extends OncePerRequestFilter {

    private static final int SUCCESS_TO = 300;
    private static final int REDIRECTS_TO = 400;

    private final Door door;
    private final WholeForms forms;
    private final BusyAnswer busy;
    private final Map<RequestKind, Share> shares = new EnumMap<>(RequestKind.class);

    RequestShares(Door door, WholeForms forms, BusyAnswer busy, MeterRegistry meters) {
        this.door = door;
        this.forms = forms;
        this.busy = busy;
        for (var kind : RequestKind.values()) {
            shares.put(kind, new Share(kind, meters));
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var kind = RequestKind.of(request);
        // As long as a form is not whole, its connection counts as one that waits, and may be sent away.
        if (!forms.isWhole(request, response, kind)) {
            return;
        }
        var guest = door.guest(request.getServletConnection().getConnectionId());
        guest.ifPresent(Guest::works);
        try {
            serve(request, response, chain, kind);
        } finally {
            guest.ifPresent(who -> answered(who, kind, request, response));
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain, RequestKind kind)
            throws ServletException, IOException {
        var share = Objects.requireNonNull(shares.get(kind));
        var visitor = Visitors.of(request);
        if (!take(share, visitor)) {
            busy.write(kind, response);
            return;
        }
        try {
            kind.work().<Boolean, Exception>call(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        } finally {
            share.giveBack(visitor);
        }
    }

    private static boolean take(Share share, String visitor) {
        try {
            return share.take(visitor);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void answered(
            Guest guest, RequestKind kind, HttpServletRequest request, HttpServletResponse response) {
        var known = isKnown(kind, response.getStatus());
        if (request.isAsyncStarted()) {
            // A stream: it keeps its connection until it ends.
            request.getAsyncContext().addListener(new EndOfStream(guest, known));
        } else {
            guest.waits(known, System.nanoTime());
        }
    }

    /** Whether such an answer is given to somebody whom the server knows, and to nobody else. */
    private static boolean isKnown(RequestKind kind, int status) {
        return switch (kind) {
            case REPORT, UPLOAD, LINK, CALLBACK -> status < REDIRECTS_TO;
            case MEDIA -> status < SUCCESS_TO;
            // Strangers are shown the sign-in page, and get our files.
            case PAGE, SIGN_IN, FILE -> false;
        };
    }

    private record EndOfStream(Guest guest, boolean isKnown) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            guest.waits(isKnown, System.nanoTime());
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // The end follows.
        }

        @Override
        public void onError(AsyncEvent event) {
            // The end follows.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // It has begun before.
        }
    }
}
