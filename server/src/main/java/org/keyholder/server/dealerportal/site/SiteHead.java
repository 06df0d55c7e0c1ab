package org.keyholder.server.dealerportal.site;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Moment;

/**
 * The head of everything about one site.
 *
 * @param now in the site's zone
 * @param attention the one sentence that matters most, or none
 * @param mayChange whether whoever looks at it may change the site
 */
public record SiteHead(
        String id,
        String name,
        String address,
        Moment now,
        @Nullable Attention attention,
        boolean mayChange) {

    public String url() {
        return "/sites/" + id;
    }

    /**
     * What needs attention, in a sentence with its button.
     *
     * @param lead "Only one of three contacts can be asked."
     * @param more "Raj Patel has not confirmed, Lea Brandt's number takes no texts."
     */
    public record Attention(String lead, String more, String buttonWords, String buttonUrl) {}
}
