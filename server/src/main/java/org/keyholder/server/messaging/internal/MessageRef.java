package org.keyholder.server.messaging.internal;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.keyholder.server.messaging.MessageId;
import org.keyholder.server.shared.DealerId;

/** A message and whose it is, as the provider is told and tells it back to us in an address that it signs. */
public record MessageRef(DealerId dealer, MessageId id) {

    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern TEXT = Pattern.compile("(" + ID + ")\\.(" + ID + ")");

    public MessageRef {
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(id);
    }

    /** Reads the text form; empty for anything else. */
    public static Optional<MessageRef> read(String text) {
        var parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new MessageRef(
                        new DealerId(UUID.fromString(parts.group(1))), new MessageId(UUID.fromString(parts.group(2)))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return dealer + "." + id;
    }
}
