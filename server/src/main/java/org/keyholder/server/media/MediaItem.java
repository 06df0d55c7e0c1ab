package org.keyholder.server.media;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.EventId;

/**
 * A clip or snapshot of an event.
 *
 * @param codec null of a picture, and where the clip's file does not say it
 */
public record MediaItem(
        EventId event,
        String name,
        MediaType type,
        @Nullable VideoCodec codec,
        long size,
        String key,
        Instant storedAt) {

    public MediaItem {
        Objects.requireNonNull(event);
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(key);
        Objects.requireNonNull(storedAt);
    }

    /** The clip among these: one that a page can show, where there are several. */
    public static Optional<MediaItem> clipOf(List<MediaItem> items) {
        return items.stream().filter(item -> item.type().isVideo()).min(Comparator.comparing(item -> !item.isShown()));
    }

    /** Whether a page can show it. Of a clip that does not say its codec the browser finds out. */
    public boolean isShown() {
        return codec == null || codec.isPlayed();
    }
}
