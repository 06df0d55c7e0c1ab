package org.keyholder.server.admission.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.keyholder.server.shared.Work;

/** Kinds of requests that must not take each other's places. */
enum RequestKind {

    /** A device reports, or asks what became of it. They wait for commits, and cost little while they do. */
    REPORT(Work.ALARMS, 192, 64, Longest.AS_THE_LINE_TAKES),

    /** A device sends a clip: slowly, from where it is. */
    UPLOAD(Work.ALARMS, 64, 32, Longest.AS_THE_LINE_TAKES),

    /** A program fetches a clip. They are few, and never take a place of those who watch one. */
    DOWNLOAD(Work.ALARMS, 8, 8, Longest.AS_THE_LINE_TAKES),

    /** A key holder's page and press. */
    LINK(Work.LINKS, 4, 28, Longest.OF_A_PAGE),

    /** A text provider reports. It is one visitor with many texts, and what it is refused it may not say again. */
    CALLBACK(Work.LINKS, 8, 40, Longest.OF_A_PAGE),

    /** An operator's or dealer's page. */
    PAGE(Work.PAGES, 6, 34, Longest.OF_A_PAGE),

    /** Somebody tries a password. */
    SIGN_IN(Work.PAGES, 4, 8, Longest.OF_A_PAGE),

    /** An organisation's provider is asked, which may be slow: neither pages nor passwords wait for it. */
    ELSEWHERE(Work.PAGES, 8, 8, Longest.OF_A_PAGE),

    /** A clip is watched, or a sheet of sites comes or goes, for as long as the line takes. */
    MEDIA(Work.PAGES, 32, 16, Longest.AS_THE_LINE_TAKES),

    /** What looks the same to everybody. */
    FILE(Work.PAGES, 8, 40, Longest.OF_A_PAGE),

    /** Whether the server is ready. Whoever watches it must not wait for anybody else. */
    HEALTH(Work.PAGES, 4, 4, Longest.OF_A_PAGE);

    /** Nobody waits longer for a turn; a program tries again, a person has given up. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Set<String> FILES = Set.of("/assets/", "/webjars/", "/brand/", "/favicon.ico");

    private final Work work;
    private final int atOnce;
    private final int waiting;
    private final Duration longest;

    RequestKind(Work work, int atOnce, int waiting, Duration longest) {
        this.work = work;
        this.atOnce = atOnce;
        this.waiting = waiting;
        this.longest = longest;
    }

    static RequestKind of(HttpServletRequest request) {
        return of(request.getMethod(), request.getRequestURI());
    }

    /** @param path as it stands in the request line, without a query */
    static RequestKind of(String method, String path) {
        if (path.startsWith("/api/")) {
            return ofProgram(method, path);
        }
        if (path.contains("/media/") || path.equals("/monitoring/clip") || isSheet(method, path)) {
            return MEDIA;
        }
        if (path.startsWith("/a/") || path.startsWith("/w/")) {
            return LINK;
        }
        if (path.startsWith("/providers/")) {
            return CALLBACK;
        }
        if (path.equals("/health") || path.startsWith("/health/")) {
            return HEALTH;
        }
        if (FILES.stream().anyMatch(path::startsWith)) {
            return FILE;
        }
        if (isAsking(method, path)) {
            return ELSEWHERE;
        }
        return path.equals("/sign-in") && method.equals("POST") ? SIGN_IN : PAGE;
    }

    /** A spreadsheet of all sites comes or goes, as long as the line takes. */
    private static boolean isSheet(String method, String path) {
        return path.equals("/sites/export.csv") || path.equals("/sites/import") && method.equals("POST");
    }

    private static RequestKind ofProgram(String method, String path) {
        if (method.equals("PUT")) {
            return UPLOAD;
        }
        return method.equals("GET") && path.contains("/media/") ? DOWNLOAD : REPORT;
    }

    /** A sign-in by a provider begins or ends, or the provider is tried out. */
    private static boolean isAsking(String method, String path) {
        return path.startsWith("/sign-in/with/") && (method.equals("POST") || path.endsWith("/answer"))
                || path.equals("/people/sign-in/try");
    }

    /** All that may be in work or waiting for it together. */
    static int all() {
        return Stream.of(values()).mapToInt(kind -> kind.atOnce + kind.waiting).sum();
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

    /** How many of one visitor's are worked on at once: never all, or whoever reads slowly has all places. */
    int atOnceOfOneVisitor() {
        return switch (this) {
            // A key has as much as a bridge of many cameras needs, and two that storm do not have all.
            case REPORT, UPLOAD -> atOnce / 8;
            case CALLBACK -> atOnce;
            // What a browser asks for at once it may have one after the other; whoever reads all pages has no more.
            case PAGE -> atOnce / 3;
            default -> atOnce / 2;
        };
    }

    /** What one visitor may have in work and waiting: the rest is for the others. */
    int ofOneVisitor() {
        return switch (this) {
            case CALLBACK -> atOnce + waiting;
            // A browser asks for a page and all that belongs to it at once, and has more than one window.
            case PAGE, FILE, MEDIA, DOWNLOAD -> (atOnce + waiting) / 2;
            default -> (atOnce + waiting) / 4;
        };
    }

    /** An answer that takes longer is broken off: its reader takes it too slowly. */
    Duration longest() {
        return longest;
    }

    boolean isForPrograms() {
        return this == REPORT || this == UPLOAD || this == DOWNLOAD || this == CALLBACK || this == HEALTH;
    }

    /** An enum's own constants cannot be named before its values. */
    private static final class Longest {

        private static final Duration OF_A_PAGE = Duration.ofSeconds(30);

        /** Uploads and reports have limits of their own; a clip is watched in parts. */
        private static final Duration AS_THE_LINE_TAKES = Duration.ofMinutes(20);
    }
}
