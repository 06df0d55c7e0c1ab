package org.keyholder.server.dealerportal.contact;

import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** Asks before a contact is removed. */
public record RemoveContactPage(
        Portal portal, String siteId, String siteName, String contactId, String contactName, String phone)
        implements Page {

    @Override
    public String template() {
        return "dealerportal/remove-contact";
    }

    public String back() {
        return "/sites/" + siteId;
    }

    public String action() {
        return back() + "/contacts/" + contactId + "/remove";
    }
}
