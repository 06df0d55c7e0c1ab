package org.keyholder.server.accessportal;

import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** Asks once more before an organisation is closed. */
public record CloseOrganisationPage(Portal portal, String url, String name, String people) implements Page {

    @Override
    public String template() {
        return "accessportal/close-organisation";
    }
}
