package org.keyholder.dc09.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keyholder.dc09.content.OpenedFrame;
import org.keyholder.dc09.content.Timestamp;
import org.keyholder.dc09.frame.AccountNumber;
import org.keyholder.dc09.frame.Allowances;

/** What a frame says. The frame itself, with the raw data, is always at hand. */
public sealed interface Message {
    /** The frame it was read from. */
    OpenedFrame frame();

    /**
     * Events of one frame, SIA-DCS or ADM-CID; none for an empty data block.
     *
     * @param dataAccount the account in the data, which may differ from the one in the header; empty when it is left out
     * @param text of the frame's {@code |A…} block, in words, empty when there is none
     * @param allowed everything that had to be allowed for, from header to data
     */
    record EventReport(
            OpenedFrame frame, String dataAccount, List<? extends Event> events, String text, Allowances allowed)
            implements Message {
        /** Takes a copy of the events. */
        public EventReport {
            events = List.copyOf(events);
        }
    }

    /** NULL: the link is up. */
    record LinkTest(OpenedFrame frame) implements Message {}

    /** What a receiver answers with. */
    sealed interface Answer extends Message {}

    /** The receiver has taken the message over. */
    record Ack(OpenedFrame frame) implements Answer {}

    /** The receiver refused the timestamp. */
    record Nak(OpenedFrame frame) implements Answer {
        /** The receiver's time in GMT, to set one's own clock by. */
        public Optional<Instant> receiverTime() {
            return frame.timestamp() instanceof Timestamp.At(Instant instant) ? Optional.of(instant) : Optional.empty();
        }
    }

    /** The receiver did not understand the message. */
    record Duh(OpenedFrame frame) implements Answer {}

    /** The receiver answers a request; what it says is in the extended data. */
    record Rsp(OpenedFrame frame) implements Answer {}

    /** A message id that this library does not know. */
    record OtherMessage(OpenedFrame frame) implements Message {}

    /** The account in the header. */
    default AccountNumber account() {
        return frame().frame().route().account();
    }

    /** Everything that had to be allowed for. */
    default Allowances allowances() {
        return this instanceof EventReport report ? report.allowed() : frame().allowed();
    }
}
