package org.keyholder.server.operatorportal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.TimeLeft;
import org.keyholder.server.pages.When;

/** Everything of a session that changes while the page is open; by itself it is the part that the browser fetches again. */
public record SessionPanel(
        String sessionId,
        Scene scene,
        @Nullable Asked asked,
        List<AskedContact> contacts,
        List<LogLine> log,
        Verify verify)
        implements Page {

    public SessionPanel {
        contacts = List.copyOf(contacts);
        log = List.copyOf(log);
    }

    @Override
    public String template() {
        return "operatorportal/panel";
    }

    public String url() {
        return "/monitoring/sessions/" + sessionId;
    }

    /** What a screen reader is told when it changes. */
    public String latest() {
        return log.isEmpty() ? "" : log.getLast().words();
    }

    /**
     * The pictures of the event.
     *
     * @param zone "017"
     * @param zoneName "North walkway"
     */
    public record Scene(
            String zone, String zoneName, @Nullable Clip clip, List<Snapshot> snapshots) {

        public Scene {
            snapshots = List.copyOf(snapshots);
        }

        /** Changes with the pictures and with nothing else, so that a running clip is left alone. */
        public String clipKey() {
            return clip == null ? "without clip " + poster() : clip.url();
        }

        public String stripKey() {
            return clipKey() + " " + snapshots.size();
        }

        public @Nullable String poster() {
            return snapshots.isEmpty() ? null : snapshots.getFirst().url();
        }
    }

    public record Clip(String url, String contentType) {}

    /** @param caption "017 +5 s", or the file's name where nothing better is known */
    public record Snapshot(String url, String caption) {}

    /**
     * The question that runs or ran.
     *
     * @param title "Asked 2 contacts"
     * @param how "by text"
     * @param outcome what the answers come to, so that it is seen without reading the list; empty before the first
     */
    public record Asked(
            String title,
            String how,
            TimeLeft left,
            @Nullable State outcome) {

        /** "33 s ago" */
        public String ago() {
            return When.ago(left.opened(), left.now());
        }
    }

    public record LogLine(String clock, String words, boolean strong) {}

    /**
     * The button below.
     *
     * @param first nobody has been asked yet
     * @param next it is the one thing to do next, and so the filled button
     * @param impossible why it cannot be pressed; empty when it can
     */
    public record Verify(
            boolean first, boolean next, @Nullable String impossible) {

        public static Verify ask() {
            return new Verify(true, true, null);
        }

        /** Asking again is the next thing to do only once the window has closed. */
        public static Verify again(boolean windowOpen) {
            return new Verify(false, !windowOpen, null);
        }

        public static Verify impossible(String reason) {
            return new Verify(true, false, reason);
        }

        public String label() {
            return first ? "Verify" : "Ask again";
        }

        /** The button is left alone, focus and all, while nothing about it changes. */
        public String key() {
            return label() + (next ? " next" : "") + (impossible == null ? "" : " " + impossible);
        }
    }

    /**
     * One person on the right: how far the question has come, or why it is not asked.
     *
     * @param key stays the same while the page lives
     * @param about "Owner · slot 1"
     * @param steps empty for people who have not been asked
     * @param note a plain reason, shown where there are no steps
     */
    public record AskedContact(
            String key,
            String name,
            String about,
            State state,
            List<Step> steps,
            @Nullable String note) {

        public AskedContact {
            steps = List.copyOf(steps);
        }
    }

    /** @param wide takes what is left of the row: a failure needs room for its reason */
    public record Step(String words, Progress progress, boolean wide) {

        public String css() {
            return wide ? progress.css() + " wide" : progress.css();
        }
    }

    public enum Progress {
        OPEN("open"),
        DONE("done"),
        NOW("now"),
        FAILED("failed"),
        MISSED("missed");

        private final String css;

        Progress(String css) {
            this.css = css;
        }

        public String css() {
            return css;
        }
    }
}
