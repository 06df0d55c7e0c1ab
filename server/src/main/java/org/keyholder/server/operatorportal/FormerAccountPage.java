package org.keyholder.server.operatorportal;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;

/**
 * The launch named a number that was a site's, or is that of a deleted one: says what became of it, and opens nothing by itself.
 *
 * @param site whose it was, where this station still watches it
 * @param number the site's number now
 * @param until when it ceased to be, by the site's clock
 * @param url opens the site
 * @param deleted where the dealer has deleted the site
 */
public record FormerAccountPage(
        DeskReader reader,
        String accountAsked,
        @Nullable String site,
        @Nullable String number,
        @Nullable String until,
        @Nullable String url,
        @Nullable Deleted deleted)
        implements Page {

    /** @param at the day, by UTC */
    public record Deleted(String site, String dealer, String at) {}

    @Override
    public String template() {
        return "operatorportal/former-account";
    }

    public DeskHead head() {
        return DeskHead.withoutSite("No site to show", reader.stationName(), reader);
    }
}
