package org.keyholder.dc09.frame;

/** Writes frames as they go on the wire: LF, CRC, length, header, content, CR, as all captured frames have it. */
public final class FrameWriter {
    private static final byte LF = 0x0A;
    private static final byte CR = 0x0D;

    private FrameWriter() {}

    /**
     * One whole frame, LF and CR included.
     *
     * @param route as it stands on the wire; of an answer, what came with the request
     * @param content what follows the first bracket: data, {@code ]}, extended data and timestamp, or all of it enciphered in hex
     * @throws IllegalArgumentException when the content is longer than a frame can hold
     */
    public static byte[] write(
            CrcForm form, MessageId id, boolean encrypted, Sequence sequence, String route, String content) {
        int quote = 1 + form.headerBytes();
        int length = (encrypted ? 8 : 7) + id.text().length() + route.length() + content.length();
        if (length > 0xFFF) {
            throw new IllegalArgumentException("content: a frame holds 4095 bytes, not " + length);
        }
        byte[] bytes = new byte[quote + length + 1];
        int end = body(bytes, quote, id, encrypted, sequence, route, content);
        header(form, bytes, Crc16.of(bytes, quote, end), length);
        bytes[end] = CR;
        return bytes;
    }

    private static int body(
            byte[] bytes, int from, MessageId id, boolean encrypted, Sequence sequence, String route, String content) {
        int at = Latin1.write(encrypted ? "\"*" : "\"", bytes, from);
        at = Latin1.write(id.text(), bytes, at);
        bytes[at++] = '"';
        at = sequence.write(bytes, at);
        at = Latin1.write(route, bytes, at);
        bytes[at++] = '[';
        return Latin1.write(content, bytes, at);
    }

    private static void header(CrcForm form, byte[] bytes, int crc, int length) {
        bytes[0] = LF;
        switch (form) {
            case ASCII_HEX -> Hex.write(crc, bytes, 1);
            case TWO_BYTES -> {
                bytes[1] = (byte) (crc >>> 8);
                bytes[2] = (byte) crc;
            }
        }
        Hex.write(length, bytes, 1 + form.crcBytes());
    }
}
