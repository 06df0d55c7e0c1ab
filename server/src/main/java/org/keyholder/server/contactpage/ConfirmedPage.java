package org.keyholder.server.contactpage;

import org.keyholder.server.pages.Brand;
import org.keyholder.server.pages.Page;

/**
 * Consent is on record.
 *
 * @param when "today at 3:12 pm"
 */
public record ConfirmedPage(Brand brand, String firstName, String siteName, String when) implements Page {

    @Override
    public String template() {
        return "contactpage/confirmed";
    }
}
