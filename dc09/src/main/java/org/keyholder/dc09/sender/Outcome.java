package org.keyholder.dc09.sender;

import java.time.Duration;
import java.time.Instant;
import org.keyholder.dc09.frame.MessageKind;
import org.keyholder.dc09.frame.Sequence;

/** What became of a report. Only {@link Acknowledged} means that the receiver has it; all others leave it with the sender. */
public sealed interface Outcome {
    /** The number under which it was sent, also of every repeat. */
    Sequence sequence();

    /** The receiver answered ACK to this sequence and account. */
    record Acknowledged(Sequence sequence, Duration roundTrip, int attempts) implements Outcome {}

    /**
     * It arrived and will not be taken; sending it again will not help. DUH: it cannot be processed. NAK: it is refused for something
     * other than its time, for the NAK carries the right one or none. Many receivers NAK whatever they dislike, such as an account
     * they do not know or another key (ioBroker.sia every link test).
     *
     * @param answer DUH or NAK
     */
    record Refused(Sequence sequence, MessageKind answer) implements Outcome {}

    /**
     * The receiver answered NAK with a time that is out of the standard's window by our clock, and again after ours was set by it.
     *
     * @param receiverTime the time in the NAK
     * @param offset receiver's clock less ours
     */
    record ClockRefused(Sequence sequence, Instant receiverTime, Duration offset) implements Outcome {}

    /** No answer to any attempt. */
    record Silent(Sequence sequence, int attempts) implements Outcome {}

    /**
     * Something came that is no answer, such as a bare {@code "NAK"} without a frame, or a frame with a wrong CRC.
     *
     * @param what the problem's code, or the bytes as text
     */
    record Garbled(Sequence sequence, String what) implements Outcome {}

    /** The answer is not from the receiver of this account: another account, another key, clear text where cipher must be. */
    record WrongPeer(Sequence sequence, String what) implements Outcome {}

    /** No connection came about. */
    record Unreachable(Sequence sequence, String why) implements Outcome {}
}
