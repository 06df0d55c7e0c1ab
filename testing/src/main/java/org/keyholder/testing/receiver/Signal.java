package org.keyholder.testing.receiver;

import org.jspecify.annotations.Nullable;

/**
 * One signal as it was read off the wire; every text exactly as it stood there.
 *
 * @param alarm the id of the alarm that it belongs to
 */
public record Signal(
        String id,
        String sequence,
        @Nullable String happening,
        String account,
        String qualifier,
        String contactId,
        @Nullable String sia,
        @Nullable String partition,
        @Nullable String zone,
        @Nullable String user,
        @Nullable String zoneText,
        @Nullable Event event,
        @Nullable String alarm,
        @Nullable String portalLink,
        @Nullable String clipLink,
        @Nullable String text) {

    /** What the signal says about the event behind it. */
    public record Event(
            @Nullable String id,
            @Nullable String kind,
            @Nullable String at,
            @Nullable String offset) {}

    /** The id of the event behind it, or an empty text. */
    public String eventId() {
        return event == null || event.id() == null ? "" : event.id();
    }
}
