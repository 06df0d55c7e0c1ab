package org.keyholder.dc09;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.Crc16;
import org.keyholder.dc09.frame.CrcForm;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.FrameReader;
import org.keyholder.dc09.frame.FrameReading;
import org.keyholder.dc09.frame.FrameWriter;
import org.keyholder.dc09.frame.MessageId;

/** Bytes of frames for tests. */
public final class Wire {
    private Wire() {}

    /** A frame with the right header round this body, which begins with the first quote; without LF and CR. */
    public static byte[] framed(String body) {
        byte[] bytes = latin1(body);
        return latin1(String.format("%04X%04X", Crc16.of(bytes, 0, bytes.length), bytes.length) + body);
    }

    /** The same in the older form with a two-byte CRC. */
    public static byte[] framedWithTwoBytes(String body) {
        byte[] bytes = latin1(body);
        int crc = Crc16.of(bytes, 0, bytes.length);
        return latin1("" + (char) (crc >>> 8) + (char) (crc & 0xFF) + String.format("%04X", bytes.length) + body);
    }

    public static byte[] onTheWire(byte[] frame) {
        byte[] wire = new byte[frame.length + 2];
        wire[0] = '\n';
        System.arraycopy(frame, 0, wire, 1, frame.length);
        wire[frame.length + 1] = '\r';
        return wire;
    }

    /** What stands between LF and CR. */
    public static byte[] inner(byte[] wire) {
        return Arrays.copyOfRange(wire, 1, wire.length - 1);
    }

    public static Frame read(byte[] frame) {
        return switch (FrameReader.read(frame, Allowances.USUAL)) {
            case FrameReading.Whole(Frame whole) -> whole;
            case FrameReading.Damaged damaged -> throw new AssertionError(damaged);
            case FrameReading.Malformed malformed -> throw new AssertionError(malformed);
            case FrameReading.NotAFrame notAFrame -> throw new AssertionError(notAFrame);
        };
    }

    public static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The text in UTF-8, a character per byte, as it stands in a body. */
    public static String utf8(String text) {
        return latin1(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** An ACK to a request, laid out by hand. */
    public static byte[] ack(Frame request) {
        return FrameWriter.write(
                CrcForm.ASCII_HEX,
                MessageId.ACK,
                false,
                request.sequence(),
                request.route().text(),
                "]");
    }

    /** An ACK to the same account under another sequence, four digits. */
    public static byte[] inLineAck(String sequence, Frame request) {
        return onTheWire(framed("\"ACK\"" + sequence + request.route().text() + "[]"));
    }
}
