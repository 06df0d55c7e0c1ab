package org.keyholder.dc09.receiver;

/** Learns of what a receiver did not hand over, for a log or a page that shows failing panels. Must not block. */
@FunctionalInterface
public interface Witness {
    /** Looks away. */
    Witness NONE = refusal -> {};

    /** A frame was refused. */
    void refused(Refusal refusal);
}
