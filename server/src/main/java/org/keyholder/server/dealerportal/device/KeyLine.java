package org.keyholder.server.dealerportal.device;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.State;

/**
 * A device with one of its keys, as a line of the table; a device without one has a line too.
 *
 * @param kind "Recorder"
 * @param editUrl where it is renamed and removed
 * @param note which of two keys it is, and how long it goes on; empty of an only key
 * @param made "26 Nov 2026"; empty without a key
 * @param use when it was last used, or that there is none
 * @param renewUrl null where two are valid
 * @param revokeUrl null without a key
 */
public record KeyLine(
        String device,
        String kind,
        String editUrl,
        String note,
        String made,
        State use,
        @Nullable String renewUrl,
        @Nullable String revokeUrl) {}
