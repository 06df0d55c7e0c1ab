package org.keyholder.dc09.receiver;

/** What a handler says about a message, and so what the sender hears. */
public enum Verdict {
    /** Stored where it survives a crash: ACK. */
    ACCEPTED,
    /** Will never be understood: DUH. */
    NOT_UNDERSTOOD,
    /** Cannot be taken just now: silence, so that the sender tries again or takes another path. */
    NOT_NOW
}
