package org.keyholder.dc09.message;

import java.time.Instant;
import java.util.List;
import org.keyholder.dc09.content.Content;
import org.keyholder.dc09.content.ExtendedData;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.content.Timestamp;
import org.keyholder.dc09.frame.CrcForm;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.FrameWriter;
import org.keyholder.dc09.frame.MessageId;
import org.keyholder.dc09.frame.Route;
import org.keyholder.dc09.frame.Sequence;

/** Message to bytes: reports of a sender and answers of a receiver, LF and CR included. */
public final class Encoder {
    /** Where every NAK goes, whoever asked (DC-09-2013, public review, 5.5.3): letter A, no number sign. */
    private static final String FIXED_ADDRESS = "R0L0A0";

    private Encoder() {}

    /** A report in the ASCII form, in cipher when the protection has a key; a frame in cipher must be stamped. */
    public static byte[] report(
            Report report, Route route, Sequence sequence, Timestamp timestamp, Protection protection) {
        String clear = Content.clear(report.data(route.account().text()), report.extended(), timestamp);
        return switch (protection) {
            case Protection.ClearText() ->
                FrameWriter.write(CrcForm.ASCII_HEX, report.id(), false, sequence, route.text(), clear);
            case Protection.Encrypted(FrameKey key) -> enciphered(report, route, sequence, clear, key);
            case Protection.EncryptedOrClear(FrameKey key) -> enciphered(report, route, sequence, clear, key);
        };
    }

    private static byte[] enciphered(Report report, Route route, Sequence sequence, String clear, FrameKey key) {
        String cipher = Content.enciphered(clear, key);
        return FrameWriter.write(CrcForm.ASCII_HEX, report.id(), true, sequence, route.text(), cipher);
    }

    /**
     * ACK: sequence, receiver, line and account to the letter, the CRC in the form it came in; in cipher with a timestamp when the
     * request was, which is why the account's protection is asked for.
     */
    public static byte[] ack(Frame request, Protection protection, Instant now) {
        return switch (protection) {
            case Protection.ClearText() -> clearAnswer(MessageId.ACK, request);
            case Protection.Encrypted(FrameKey key) -> ack(request, key, now);
            case Protection.EncryptedOrClear(FrameKey key) -> ack(request, key, now);
        };
    }

    private static byte[] ack(Frame request, FrameKey key, Instant now) {
        if (!request.encrypted()) {
            return clearAnswer(MessageId.ACK, request);
        }
        String clear = Content.clear("", List.<ExtendedData>of(), new Timestamp.At(now));
        String cipher = Content.enciphered(clear, key);
        return FrameWriter.write(
                request.crcForm(),
                MessageId.ACK,
                true,
                request.sequence(),
                request.route().text(),
                cipher);
    }

    /** DUH: laid out as an ACK, never in cipher. */
    public static byte[] duh(Frame request) {
        return clearAnswer(MessageId.DUH, request);
    }

    /** NAK: fixed address, sequence 0000, the receiver's time in GMT, never in cipher. */
    public static byte[] nak(CrcForm form, Instant now) {
        return FrameWriter.write(form, MessageId.NAK, false, Sequence.ZERO, FIXED_ADDRESS, "]_" + Timestamp.text(now));
    }

    private static byte[] clearAnswer(MessageId id, Frame request) {
        return FrameWriter.write(
                request.crcForm(),
                id,
                false,
                request.sequence(),
                request.route().text(),
                "]");
    }
}
