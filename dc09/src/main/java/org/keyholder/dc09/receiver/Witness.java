package org.keyholder.dc09.receiver;

/** Learns of what a receiver did not hand over, for a log or a page that shows failing panels. Must not block. */
@FunctionalInterface
public interface Witness {
    /** Looks away. */
    Witness NONE = refusal -> {};

    /** A frame was refused. */
    void refused(Refusal refusal);

    /**
     * A message came again and is answered as it was the first time.
     *
     * @param delivery what would have been handed over
     * @param verdict what the handler said of the first one
     */
    default void repeated(Delivery delivery, Verdict verdict) {}
}
