package org.keyholder.server.dealerportal.station;

import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** Asks before a station record is removed. */
public record RemoveRecordPage(Portal portal, String name, String station, String url, FormErrors errors)
        implements Page {

    @Override
    public String template() {
        return "dealerportal/remove-record";
    }
}
