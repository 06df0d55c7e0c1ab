package org.keyholder.server.accessportal;

import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** Asks once more before somebody's sign-ins are ended: there may be an alarm before them. */
public record SignOutPersonPage(Portal portal, String url, String name, String organisation) implements Page {

    @Override
    public String template() {
        return "accessportal/sign-out-person";
    }
}
