package org.keyholder.server.dealerportal.site;

import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** Asks before a former number of a site is released. */
public record ReleaseNumberPage(
        Portal portal, String siteName, String siteUrl, String number, String station, String action, FormErrors errors)
        implements Page {

    @Override
    public String template() {
        return "dealerportal/release-number";
    }
}
