package org.keyholder.testing.phones;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One text in a conversation.
 *
 * @param errorCode Twilio's, once the text has failed
 */
public record TextMessage(
        String sid,
        Instant at,
        Direction direction,
        String from,
        String to,
        String body,
        MessageStatus status,
        @Nullable Integer errorCode) {

    /** Who wrote it: the product, the phone's holder, or the network by itself (after STOP, START and HELP). */
    public enum Direction {
        TO_PHONE,
        FROM_PHONE,
        FROM_NETWORK
    }

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)']");

    public TextMessage {
        Objects.requireNonNull(sid);
        Objects.requireNonNull(at);
        Objects.requireNonNull(body);
    }

    public List<URI> links() {
        return LINK.matcher(body)
                .results()
                .map(MatchResult::group)
                .flatMap(TextMessage::uri)
                .toList();
    }

    private static Stream<URI> uri(String found) {
        try {
            return Stream.of(new URI(found));
        } catch (URISyntaxException notALink) {
            return Stream.empty();
        }
    }

    static Pattern linkPattern() {
        return LINK;
    }

    TextMessage reached(MessageStatus next, @Nullable Integer error) {
        return new TextMessage(sid, at, direction, from, to, body, next, error);
    }
}
