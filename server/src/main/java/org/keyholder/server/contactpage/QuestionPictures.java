package org.keyholder.server.contactpage;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;

/**
 * What the cameras saw, the newest first; by itself it is the part that the page fetches again, for more may join while it is open.
 *
 * @param url where it is fetched from
 */
public record QuestionPictures(String url, List<Seen> events) implements Page {

    /** A phone on a slow network loads no more. */
    static final int MOST = 8;

    public QuestionPictures {
        events = List.copyOf(events.subList(0, Math.min(MOST, events.size())));
    }

    @Override
    public String template() {
        return "contactpage/pictures";
    }

    /** Changes when something has joined, or is known not to come. */
    public String key() {
        return events.size() + "-"
                + events.stream()
                        .mapToInt(seen -> seen.stills().size() + (seen.clip() == null ? 0 : 1))
                        .sum()
                + events.stream().map(seen -> seen.missing() == null ? "" : "-").collect(Collectors.joining());
    }

    /**
     * @param where "North walkway"
     * @param when "3:12 am"
     * @param missing "The clip was deleted on 21 Nov 2026. Acme Security keeps clips and pictures for 30 days"; empty where the clip is there, or it is
     *     not known why not
     */
    public record Seen(
            String where,
            String when,
            @Nullable Clip clip,
            List<String> stills,
            @Nullable String missing) {

        public Seen {
            stills = List.copyOf(stills);
        }

        /** Whether there is a clip and nothing known that keeps it from being played. */
        public boolean plays() {
            return clip != null && clip.playable();
        }

        public @Nullable String poster() {
            return stills.isEmpty() ? null : stills.getFirst();
        }
    }

    /** @param playable as far as the server knows; the browser may find that it is not */
    public record Clip(String url, String contentType, boolean playable) {

        public String downloadUrl() {
            return url + "?download";
        }
    }
}
