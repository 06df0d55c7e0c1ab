package org.keyholder.dc09.receiver;

/**
 * What a frame with a wrong CRC or length, or one that cannot be opened, is answered with. Practice differs: some panels repeat
 * only after a NAK, others loop on it.
 */
public enum BadFrameAnswer {
    /** Nothing: the sender repeats after its own time. */
    SILENCE,
    /** NAK with the receiver's time. */
    NAK
}
