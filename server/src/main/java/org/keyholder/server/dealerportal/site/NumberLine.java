package org.keyholder.server.dealerportal.site;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.State;

/**
 * One of the account numbers that a site has had.
 *
 * @param times "12 Nov 2026 to 14 Nov 2026", by the site's clock
 * @param releaseUrl asks before it is released; none where it is not to be
 */
public record NumberLine(
        String number,
        String station,
        String times,
        State state,
        @Nullable String releaseUrl) {}
