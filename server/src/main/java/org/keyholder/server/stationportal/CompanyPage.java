package org.keyholder.server.stationportal;

import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * The station as its dealers see it, and who they are.
 *
 * @param mayRename whether it is renamed here: a company that is a dealer too is so by whoever runs the installation
 */
public record CompanyPage(Portal portal, Typed typed, boolean mayRename, FormErrors errors, UseRows uses)
        implements Page {

    @Override
    public String template() {
        return "stationportal/company";
    }

    public record Typed(String name, String phone) {}
}
