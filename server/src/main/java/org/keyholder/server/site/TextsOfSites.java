package org.keyholder.server.site;

import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;

/** Knows what people of a site are about to be texted. Implemented by whoever texts them. */
public interface TextsOfSites {

    /** In the transaction that deletes the site: what has not gone out by now does not go out, and can be sent once the site is restored. */
    void sendNoMore(DealerId dealer, SiteId site);
}
