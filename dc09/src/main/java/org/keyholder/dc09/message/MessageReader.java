package org.keyholder.dc09.message;

import org.keyholder.dc09.content.OpenedFrame;
import org.keyholder.dc09.frame.Allowances;

/** Reads what an opened frame says. Nothing a peer sends makes it throw. */
public final class MessageReader {
    private MessageReader() {}

    /** Reads the data in the format that the frame's id names. */
    public static Understanding read(OpenedFrame frame, Allowances allowances) {
        return switch (frame.frame().id().kind()) {
            case ADM_CID -> new ContactIdData(frame).read(allowances);
            case SIA_DCS -> new SiaData(frame).read(allowances);
            case NULL -> understood(new Message.LinkTest(frame));
            case ACK -> understood(new Message.Ack(frame));
            case NAK -> understood(new Message.Nak(frame));
            case DUH -> understood(new Message.Duh(frame));
            case RSP -> understood(new Message.Rsp(frame));
            case UNKNOWN -> understood(new Message.OtherMessage(frame));
        };
    }

    private static Understanding understood(Message message) {
        return new Understanding.Understood(message);
    }
}
