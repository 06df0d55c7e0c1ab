package org.keyholder.dc09.code;

/** What the number behind an event code counts. */
public enum NumberMeaning {
    /** A zone or point: a detector, a camera. */
    ZONE,
    /** A user. */
    USER,
    /** An area or partition. */
    AREA,
    /** A door. */
    DOOR,
    /** An expander or other device on the bus. */
    DEVICE,
    /** A relay or output. */
    RELAY,
    /** A telephone line or line card. */
    LINE,
    /** A network. */
    NETWORK,
    /** A printer. */
    PRINTER,
    /** A radio receiver on the premises. */
    RECEIVER,
    /** A condition, message or function that the maker numbered. */
    CONDITION,
    /** Nothing; panels send zeros. */
    NONE,
    /** The code is not known, so neither is this. */
    UNKNOWN
}
