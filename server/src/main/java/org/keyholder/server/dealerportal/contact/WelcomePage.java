package org.keyholder.server.dealerportal.contact;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.Portal;
import org.keyholder.server.pages.Page;

/**
 * The welcome message exactly as it will be sent, and the button that sends it.
 *
 * @param sentBefore "20 min ago"; empty the first time
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
        @Nullable String error)
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
