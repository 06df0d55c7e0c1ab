package org.keyholder.dc09.frame;

/** The message ids of DC-09 that this library knows (pysiaalarm, fioletoven/dc09). */
public enum MessageKind {
    /** Events in the block grammar of DC-03. */
    SIA_DCS("SIA-DCS"),
    /** One event in Contact ID, DC-05. */
    ADM_CID("ADM-CID"),
    /** A link test without content. */
    NULL("NULL"),
    /** Taken over by the receiver. */
    ACK("ACK"),
    /** The timestamp was out of the window; carries the receiver's time. */
    NAK("NAK"),
    /** Arrived whole but cannot be processed. */
    DUH("DUH"),
    /** An answer to a request in extended data. */
    RSP("RSP"),
    /** Anything else: kept as it came. */
    UNKNOWN("");

    private final String text;

    MessageKind(String text) {
        this.text = text;
    }

    /** The id between the quotes, without the star of an encrypted frame; empty for {@link #UNKNOWN}. */
    public String text() {
        return text;
    }

    /** Whether a receiver sends this. */
    public boolean isAnswer() {
        return this == ACK || this == NAK || this == DUH || this == RSP;
    }
}
