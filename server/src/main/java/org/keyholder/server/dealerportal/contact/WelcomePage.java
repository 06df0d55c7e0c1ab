package org.keyholder.server.dealerportal.contact;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.TextsNotice;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * The welcome message exactly as it will be sent, and the button that sends it.
 *
 * @param sentBefore "20 min ago"; empty the first time
 * @param error what is wrong with the last one, or why none can be sent now
 */
public record WelcomePage(
        Portal portal,
        String siteId,
        String siteName,
        String contactId,
        String contactName,
        String phone,
        String message,
        @Nullable String sentBefore,
        @Nullable String error,
        boolean canSend,
        @Nullable TextsNotice texts)
        implements Page {

    @Override
    public String template() {
        return "dealerportal/welcome";
    }

    public String back() {
        return "/sites/" + siteId;
    }

    public String contactUrl() {
        return back() + "/contacts/" + contactId;
    }
}
