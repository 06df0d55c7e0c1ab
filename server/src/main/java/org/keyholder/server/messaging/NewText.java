package org.keyholder.server.messaging;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.shared.DealerId;

/**
 * A text to be sent.
 *
 * @param body with {@link #LINK} where the link goes, if any
 * @param link where the link leads; the token is made when the text goes out and is stored nowhere
 * @param giveUpAt when sending has no use any more
 */
public record NewText(
        DealerId dealer,
        Conversation conversation,
        PhoneNumber to,
        String body,
        Optional<LinkTokens.Link> link,
        Instant giveUpAt) {

    /** Stands in a body for the link. */
    public static final String LINK = "{link}";

    public NewText {
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(conversation);
        Objects.requireNonNull(to);
        Objects.requireNonNull(link);
        Objects.requireNonNull(giveUpAt);
        if (body.isBlank() || body.length() > 1500) {
            throw new IllegalArgumentException("A text has 1 to 1,500 characters");
        }
    }
}
