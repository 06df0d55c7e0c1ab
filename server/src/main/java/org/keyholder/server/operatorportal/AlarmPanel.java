package org.keyholder.server.operatorportal;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.TimeLeft;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.EventId;

/**
 * Everything of an alarm that changes while the page is open; by itself it is the part that the browser fetches again.
 *
 * @param past how it ended: "completed Sat 21 Nov, 03:20"; empty while it is open
 * @param outcome what all answers come to, so that it is seen without reading the list; empty before the first
 * @param verify what can be done about it; empty for whoever only looks
 */
public record AlarmPanel(
        AlarmId alarm,
        @Nullable String past,
        Scene scene,
        @Nullable Asked asked,
        @Nullable State outcome,
        List<AskedContact> contacts,
        List<LogLine> log,
        @Nullable Verify verify)
        implements Page {

    public AlarmPanel {
        contacts = List.copyOf(contacts);
        log = List.copyOf(log);
    }

    @Override
    public String template() {
        return "operatorportal/panel";
    }

    public static String url(AlarmId alarm) {
        return "/monitoring/alarms/" + alarm;
    }

    public String url() {
        return url(alarm);
    }

    /** Fetched again it shows the same event on the stage. */
    public String fragmentUrl() {
        return url() + "/panel?event=" + scene.event();
    }

    /** The buttons are left alone, focus and all, while nothing about them changes. */
    public String actionsKey() {
        return verify == null ? "looks" : verify.key();
    }

    /** What a screen reader is told when it changes. */
    public String latest() {
        return log.isEmpty() ? "" : log.getLast().words();
    }

    /**
     * The pictures of the alarm.
     *
     * @param event the one on the stage
     * @param zone "017"
     * @param zoneName "North walkway"
     * @param poster the event's first snapshot
     * @param deleted what the event had, where that is gone
     * @param strip all pictures of all events, the newest event first
     */
    public record Scene(
            EventId event,
            String zone,
            String zoneName,
            @Nullable Clip clip,
            @Nullable String poster,
            @Nullable Missing missing,
            List<Picture> strip) {

        public Scene {
            strip = List.copyOf(strip);
        }

        /** Changes with the pictures on the stage and with nothing else, so that a running clip is left alone. */
        public String clipKey() {
            return plays()
                    ? Objects.requireNonNull(clip).url()
                    : "without clip " + poster + (clip == null ? "" : clip.url())
                            + (missing == null ? "" : missing.words());
        }

        /** Whether there is a clip and nothing known that keeps it from being played. */
        public boolean plays() {
            return clip != null && clip.obstacle() == null;
        }

        public String stripKey() {
            return clipKey() + " " + strip.size();
        }
    }

    /**
     * A clip.
     *
     * @param obstacle why it cannot be played here, as far as the server knows; the browser may find another reason
     */
    public record Clip(
            String url, String contentType, @Nullable String obstacle) {

        public String downloadUrl() {
            return url + "?download";
        }
    }

    /**
     * Why there is no clip, where that is known.
     *
     * @param words "The clip was deleted on 21 Nov 2026"
     * @param more what else there is to know
     * @param icon what stands for it
     */
    public record Missing(String words, String more, String icon) {}

    /**
     * A picture of the strip.
     *
     * @param url of the picture itself, or of the page that plays another event's clip
     * @param still what the strip shows of it; empty where there is no snapshot to stand for a clip
     * @param caption "017 clip", "017 +5 s"
     */
    public record Picture(Kind kind, String url, @Nullable String still, String caption, boolean current) {

        public enum Kind {
            /** The clip on the stage. */
            CLIP("clip"),
            /** The clip of another event, which the page plays when it is opened for that event. */
            OTHER_CLIP(null),
            /** The clip on the stage where it cannot be played: its link downloads it. */
            DOWNLOAD(null),
            STILL("still");

            private final @Nullable String show;

            Kind(@Nullable String show) {
                this.show = show;
            }
        }

        /** What the page's script does with it; empty where the link simply leads there. */
        public @Nullable String show() {
            return kind.show;
        }

        /** What stands before its caption; empty where the picture is what it shows. */
        public @Nullable String icon() {
            return switch (kind) {
                case CLIP, OTHER_CLIP -> "player-play";
                case DOWNLOAD -> "download";
                case STILL -> null;
            };
        }

        public boolean isDownload() {
            return kind == Kind.DOWNLOAD;
        }
    }

    /**
     * The question that runs or ran.
     *
     * @param title "Asked 2 contacts"
     * @param how "by text"
     * @param over nothing more is to be waited for: the time is over, or everybody has answered or cannot
     */
    public record Asked(String title, String how, TimeLeft left, boolean over) {

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
     * @param impossible why it cannot be pressed; empty when it can
     * @param until when it can be pressed again; empty where that is not a matter of time
     */
    public record Verify(
            boolean first,
            @Nullable String impossible,
            @Nullable TimeLeft until) {

        public static Verify ask() {
            return new Verify(true, null, null);
        }

        public static Verify again() {
            return new Verify(false, null, null);
        }

        public static Verify waiting(TimeLeft until) {
            return new Verify(false, "You can ask again in", until);
        }

        public static Verify impossible(String reason) {
            return new Verify(true, reason, null);
        }

        public String label() {
            return first ? "Verify" : "Ask again";
        }

        private String key() {
            return label() + (impossible == null ? "" : " " + impossible);
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
