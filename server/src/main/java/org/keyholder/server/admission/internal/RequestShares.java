package org.keyholder.server.admission.internal;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.admission.KnownVisitor;
import org.keyholder.server.admission.TurnsAway;
import org.keyholder.server.shared.Work;
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

    /** Well above the life of any stream. */
    private static final Duration LONGEST_STREAM = Duration.ofHours(1);

    private static final int SUCCESS_TO = 300;
    private static final int REDIRECTS_TO = 400;

    private final Door door;
    private final WholeRequests requests;
    private final BusyAnswer busy;
    private final Refusals refusals;
    private final ThreadsAside aside;
    private final List<TurnsAway> turnstiles;
    private final Map<RequestKind, Share> shares = new EnumMap<>(RequestKind.class);

    RequestShares(
            Door door,
            WholeRequests requests,
            BusyAnswer busy,
            Refusals refusals,
            ThreadsAside aside,
            List<TurnsAway> turnstiles,
            MeterRegistry meters) {
        this.door = door;
        this.requests = requests;
        this.busy = busy;
        this.refusals = refusals;
        this.aside = aside;
        this.turnstiles = List.copyOf(turnstiles);
        for (var kind : RequestKind.values()) {
            shares.put(kind, new Share(kind, meters));
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var kind = RequestKind.of(request);
        var guest = door.guest(request.getServletConnection().getConnectionId());
        // As long as a request is not whole, its connection counts as one that waits, and may be sent away.
        guest.ifPresent(door::sendsBody);
        var whole = requests.whole(request, response, kind, guest);
        if (whole.isPresent()) {
            serve(whole.get(), response, chain, new Serving(kind, guest));
        } else {
            guest.ifPresent(who -> who.waits(false, System.nanoTime()));
        }
    }

    /** What is asked for, and whose connection it came by; a connection that has been sent away is nobody's. */
    private record Serving(RequestKind kind, Optional<Guest> guest) {

        void begins() {
            long now = System.nanoTime();
            guest.ifPresent(who -> who.works(now, now + kind.longest().toNanos()));
        }

        void ends(HttpServletRequest request, HttpServletResponse response) {
            guest.ifPresent(who -> answered(who, kind, request, response));
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Serving serving)
            throws ServletException, IOException {
        var wait = turnedAwayFor(request);
        if (wait.isPresent()) {
            shareOf(serving.kind()).refused();
            refuse(serving, () -> busy.tellToWait(wait.get(), request, response));
            return;
        }
        serving.begins();
        var place = take(serving.kind(), Visitors.of(request));
        if (place.isEmpty()) {
            refuse(serving, () -> busy.write(serving.kind(), request, response));
            return;
        }
        var answer = refusals.ofKeys(
                serving.kind(), response, serving.guest(), () -> place.get().giveBack());
        try {
            work(request, answer, chain, serving.kind());
        } finally {
            place.get().giveBack();
            serving.ends(request, response);
        }
        if (answer == response) {
            refusals.await(serving.kind(), response.getStatus(), serving.guest());
        }
    }

    private void work(HttpServletRequest request, HttpServletResponse response, FilterChain chain, RequestKind kind)
            throws ServletException, IOException {
        if (kind.work() == Work.ALARMS) {
            chain.doFilter(request, response);
        } else {
            aside.run(() -> as(kind.work(), () -> chain.doFilter(request, response)));
        }
    }

    private static void as(Work work, ThreadsAside.Step step) throws ServletException, IOException {
        try {
            work.<Boolean, Exception>call(() -> {
                step.run();
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private Optional<Duration> turnedAwayFor(HttpServletRequest request) {
        return turnstiles.stream()
                .flatMap(turnstile -> turnstile.until(request).stream())
                .findFirst();
    }

    private void refuse(Serving serving, Answer answer) throws IOException {
        serving.guest().ifPresent(who -> who.waits(false, System.nanoTime()));
        refusals.await(serving.kind(), BusyAnswer.TOO_MANY_REQUESTS, serving.guest());
        answer.write();
    }

    @FunctionalInterface
    private interface Answer {
        void write() throws IOException;
    }

    private Share shareOf(RequestKind kind) {
        return Objects.requireNonNull(shares.get(kind));
    }

    private Optional<Share.Place> take(RequestKind kind, String visitor) {
        try {
            return shareOf(kind).take(visitor);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void answered(
            Guest guest, RequestKind kind, HttpServletRequest request, HttpServletResponse response) {
        var known = isKnown(kind, response.getStatus())
                || (KnownVisitor.isMarked(request) && response.getStatus() < REDIRECTS_TO);
        if (request.isAsyncStarted()) {
            // A stream: it keeps its connection until it ends, for which it has a time of its own.
            long now = System.nanoTime();
            guest.streams(now, now + LONGEST_STREAM.toNanos());
            request.getAsyncContext().addListener(new EndOfStream(guest, known));
        } else {
            guest.waits(known, System.nanoTime());
        }
    }

    /** Whether such an answer is given to somebody whom the server knows, and to nobody else. */
    private static boolean isKnown(RequestKind kind, int status) {
        return switch (kind) {
            case REPORT, UPLOAD, DOWNLOAD, LINK, CALLBACK -> status < REDIRECTS_TO;
            case MEDIA -> status < SUCCESS_TO;
            // Strangers are shown the sign-in page, and get our files.
            case PAGE, SIGN_IN, ELSEWHERE, FILE, HEALTH -> false;
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
