package org.keyholder.server.admission.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.keyholder.server.shared.Work;

/** Kinds of requests that must not take each other's places. */
enum RequestKind {

    /** A device reports, or asks what became of it. They wait for commits, and cost little while they do. */
    REPORT(Work.ALARMS, 256, 256),

    /** A device sends a clip: slowly, from where it is. */
    UPLOAD(Work.ALARMS, 64, 64),

    /** A key holder's page and press. */
    LINK(Work.LINKS, 4, 96),

    /** A text provider reports. */
    CALLBACK(Work.LINKS, 4, 96),

    /** An operator's or dealer's page. */
    PAGE(Work.PAGES, 6, 120),

    /** Somebody tries a password. */
    SIGN_IN(Work.PAGES, 4, 28),

    /** A clip is watched, for as long as the line takes. */
    MEDIA(Work.PAGES, 64, 32),

    /** What looks the same to everybody, and whether the server is ready. */
    FILE(Work.PAGES, 8, 120);

    /** Nobody waits longer for a turn; a program tries again, a person has given up. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Work work;
    private final int atOnce;
    private final int waiting;

    RequestKind(Work work, int atOnce, int waiting) {
        this.work = work;
        this.atOnce = atOnce;
        this.waiting = waiting;
    }

    static RequestKind of(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (path.startsWith("/api/")) {
            return request.getMethod().equals("PUT") ? UPLOAD : REPORT;
        }
        if (path.contains("/media/")) {
            return MEDIA;
        }
        if (path.startsWith("/a/") || path.startsWith("/w/")) {
            return LINK;
        }
        if (path.startsWith("/providers/")) {
            return CALLBACK;
        }
        if (path.startsWith("/assets/")
                || path.startsWith("/webjars/")
                || path.startsWith("/brand/")
                || path.startsWith("/health")
                || path.equals("/favicon.ico")) {
            return FILE;
        }
        return path.equals("/sign-in") && request.getMethod().equals("POST") ? SIGN_IN : PAGE;
    }

    Work work() {
        return work;
    }

    /** How many are worked on at once. */
    int atOnce() {
        return atOnce;
    }

    /** How many more may wait for their turn. */
    int waiting() {
        return waiting;
    }

    /** What one visitor may have of both: the rest is for the others. */
    int ofOneVisitor() {
        return (atOnce + waiting) / 4;
    }

    boolean isForPrograms() {
        return this == REPORT || this == UPLOAD || this == CALLBACK;
    }
}
