package org.keyholder.dc09.receiver;

/**
 * Takes messages over. The ACK goes out only after {@link #handle} returned {@link Verdict#ACCEPTED}, so it must return that only
 * for what is safe; an exception counts as {@link Verdict#NOT_NOW}. Called from many virtual threads at once, once per message:
 * repeats of a sender that missed the ACK are answered from memory.
 */
@FunctionalInterface
public interface Handler {
    /** Takes one message over, or not. */
    Verdict handle(Delivery delivery);
}
