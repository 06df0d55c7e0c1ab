package org.keyholder.server.media;

/** How adding a file to an event ended. */
public enum AddMedia {
    /** It is stored and named by a row. */
    ADDED,
    /** The same bytes were there under this name already. */
    SAME,
    /** Other bytes are there under this name; they stay. */
    DIFFERENT,
    /** The event has as many files as it may have. */
    TOO_MANY,
    /** There is no room for it in the dealer's storage. */
    DEALER_FULL,
    /** There is no room for it in the device's share of the dealer's storage. */
    DEVICE_FULL,
    /** The event has been erased with its site. */
    EVENT_GONE
}
