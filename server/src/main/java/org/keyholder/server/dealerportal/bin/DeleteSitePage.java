package org.keyholder.server.dealerportal.bin;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Hands out all that is kept about a site, and asks before it goes to the bin.
 *
 * @param account its number, which stays taken
 * @param mayErase whether the person may have it handed out
 */
public record DeleteSitePage(
        Portal portal,
        String siteUrl,
        String siteName,
        @Nullable String account,
        boolean mayErase,
        FormErrors errors) implements Page {

    @Override
    public String template() {
        return "dealerportal/delete-site";
    }
}
