package org.keyholder.server.dealerportal.bin;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Asks before a site is erased for good, and for its name.
 *
 * @param typed the name as it was typed
 */
public record EraseSitePage(
        Portal portal,
        String url,
        String siteName,
        @Nullable String account,
        String typed,
        FormErrors errors) implements Page {

    @Override
    public String template() {
        return "dealerportal/erase-site";
    }
}
