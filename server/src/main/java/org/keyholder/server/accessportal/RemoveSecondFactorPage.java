package org.keyholder.server.accessportal;

import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** Asks before the own second factor is removed. */
public record RemoveSecondFactorPage(Portal portal, FormErrors errors) implements Page {

    @Override
    public String template() {
        return "accessportal/remove-second-factor";
    }
}
