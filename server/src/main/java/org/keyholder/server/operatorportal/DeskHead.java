package org.keyholder.server.operatorportal;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Moment;

/**
 * The top of the desk: where, what, which account, when, and who is at it.
 *
 * @param title "Harbour Yard, Mill Lane 12"
 * @param what "Motion · zone 017 North walkway · Acme Security"
 * @param site its id; empty where there is none
 * @param accountNumber by which the station knows it
 * @param occurred when it happened, in the site's zone; empty where nothing has
 * @param siteTime now, in the site's zone; empty where there is no site
 */
public record DeskHead(
        String title,
        String what,
        @Nullable String site,
        @Nullable String accountNumber,
        @Nullable Moment occurred,
        @Nullable Moment siteTime,
        DeskReader reader) {

    /** Of a page that is about no site. */
    static DeskHead withoutSite(String title, String what, DeskReader reader) {
        return new DeskHead(title, what, null, null, null, null, reader);
    }
}
