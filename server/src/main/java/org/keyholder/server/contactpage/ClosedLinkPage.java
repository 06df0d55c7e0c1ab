package org.keyholder.server.contactpage;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Brand;
import org.keyholder.server.pages.Page;

/** A link that shows nothing: either its three days are over, or nobody knows it. */
public record ClosedLinkPage(@Nullable Brand brand, String title, String words) implements Page {

    /** @param what "movement at Harbour Yard on 2 Nov at 3:12 am" */
    public static ClosedLinkPage expired(Brand brand, String what) {
        return new ClosedLinkPage(
                brand,
                "This link has closed",
                "It was about " + what + " and could be opened for three days. You do not need to do anything.");
    }

    /** No dealer is named: whoever tries addresses at random learns nothing. */
    public static ClosedLinkPage unknown() {
        return new ClosedLinkPage(
                null,
                "This link does not work",
                "Open it from the text message itself: a link that was typed or cut short does not work.");
    }

    @Override
    public String template() {
        return "contactpage/closed";
    }
}
