package org.keyholder.server.contactpage;

import org.keyholder.server.pages.Brand;
import org.keyholder.server.pages.Page;

/**
 * Behind the link of the welcome text: who asks, why, how it works, and what is agreed to.
 *
 * @param consent the exact words that are recorded with the press
 * @param confirmUrl takes the POST
 */
public record ConfirmPage(Brand brand, String firstName, String siteName, String consent, String confirmUrl)
        implements Page {

    @Override
    public String template() {
        return "contactpage/confirm";
    }
}
