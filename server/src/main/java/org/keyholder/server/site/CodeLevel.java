package org.keyholder.server.site;

/** Where something is said about an alarm's code; of several the first in this order counts. */
public enum CodeLevel {
    ZONE,
    SITE,
    DEALER,
    /** Nobody has said anything. */
    KEYHOLDER
}
