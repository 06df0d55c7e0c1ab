package org.keyholder.server.contactpage;

import java.util.List;
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

    /** Changes when something has joined. */
    public String key() {
        return events.size() + "-"
                + events.stream()
                        .mapToInt(seen -> seen.stills().size() + (seen.clip() == null ? 0 : 1))
                        .sum();
    }

    /**
     * @param where "North walkway"
     * @param when "3:12 am"
     */
    public record Seen(String where, String when, @Nullable Clip clip, List<String> stills) {

        public Seen {
            stills = List.copyOf(stills);
        }

        public @Nullable String poster() {
            return stills.isEmpty() ? null : stills.getFirst();
        }
    }

    public record Clip(String url, String contentType) {}
}
