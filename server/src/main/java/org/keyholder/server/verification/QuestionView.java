package org.keyholder.server.verification;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.dealer.Dealer;
import org.keyholder.server.event.Event;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.site.Site;

/**
 * A question as its contact sees it.
 *
 * @param others how many other contacts have been asked too
 * @param closesAt the end of the window to answer
 * @param viewableUntil after this the link shows nothing any more
 * @param answer the contact's own, newest
 */
public record QuestionView(
        String contactName,
        Dealer dealer,
        Site site,
        String zoneName,
        Event event,
        List<MediaItem> media,
        int others,
        Instant askedAt,
        Instant closesAt,
        Instant viewableUntil,
        Optional<PressedAnswer> answer) {

    public QuestionView {
        Objects.requireNonNull(contactName);
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(site);
        Objects.requireNonNull(zoneName);
        Objects.requireNonNull(event);
        media = List.copyOf(media);
        Objects.requireNonNull(askedAt);
        Objects.requireNonNull(closesAt);
        Objects.requireNonNull(viewableUntil);
        Objects.requireNonNull(answer);
    }
}
