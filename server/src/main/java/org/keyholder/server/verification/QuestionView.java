package org.keyholder.server.verification;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.event.Event;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.media.Refused;
import org.keyholder.server.media.Swept;

/**
 * A question as its contact sees it before pressing: about the alarm as it is now, with what has joined since the text went out.
 *
 * @param events newest first
 * @param others how many other contacts have been asked too
 */
public record QuestionView(QuestionHead head, List<Seen> events, int others) {

    public QuestionView {
        Objects.requireNonNull(head);
        events = List.copyOf(events);
    }

    /**
     * One of the alarm's events with its clip and snapshots.
     *
     * @param swept those that are gone; null where none is
     */
    public record Seen(
            Event event,
            String zoneName,
            List<MediaItem> media,
            @Nullable Swept swept,
            @Nullable Refused refused) {
        public Seen {
            Objects.requireNonNull(event);
            Objects.requireNonNull(zoneName);
            media = List.copyOf(media);
        }
    }
}
