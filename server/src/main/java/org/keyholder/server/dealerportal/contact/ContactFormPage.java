package org.keyholder.server.dealerportal.contact;

import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** A contact to be made. */
public record ContactFormPage(Portal portal, String siteId, String siteName, Fields values, FormErrors errors)
        implements Page {

    @Override
    public String template() {
        return "dealerportal/contact-form";
    }

    public String back() {
        return "/sites/" + siteId;
    }

    public String action() {
        return back() + "/contacts/new";
    }

    /** As they were typed. */
    public record Fields(String name, String phone, String email, boolean alsoByEmail, String title, String slot) {
        public static final Fields EMPTY = new Fields("", "", "", false, "", "");
    }
}
