package org.keyholder.server.dealerportal.station;

import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** A test signal, and what the receiver answers. */
public record TestSignalPage(Portal portal, String recordUrl, String recordName, TestSignalState state)
        implements Page {

    @Override
    public String template() {
        return "dealerportal/test-signal";
    }
}
