package org.keyholder.server.stationportal;

import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** Asks before a receiver is taken out of service. */
public record RetireReceiverPage(Portal portal, String name, String url, FormErrors errors) implements Page {

    @Override
    public String template() {
        return "stationportal/retire-receiver";
    }
}
