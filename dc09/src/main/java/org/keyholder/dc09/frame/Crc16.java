package org.keyholder.dc09.frame;

/**
 * CRC-16/ARC, the check of DC-09: polynomial 0x8005 reflected (0xA001), start 0, no final xor, over the first quote up
 * to, not including, CR. "123456789" gives BB3D. Public code that says CCITT or a sum of bytes is wrong: only ARC fits
 * captured frames.
 */
public final class Crc16 {
    private static final int REFLECTED_POLYNOMIAL = 0xA001;
    private static final char[] LOW = table(0);
    private static final char[] HIGH = table(1);

    private Crc16() {}

    /** The CRC of {@code bytes[from]} up to, not including, {@code bytes[to]}, as a number from 0 to 0xFFFF. */
    public static int of(byte[] bytes, int from, int to) {
        int crc = 0;
        int at = from;
        for (; at + 1 < to; at += 2) {
            int mixed = crc ^ (bytes[at] & 0xFF) ^ (bytes[at + 1] & 0xFF) << 8;
            crc = HIGH[mixed & 0xFF] ^ LOW[mixed >>> 8];
        }
        return at < to ? crc >>> 8 ^ LOW[(crc ^ bytes[at]) & 0xFF] : crc;
    }

    /** What a byte does to the CRC once {@code bytesAfter} more bytes went through; two at a time halves the chain of look-ups. */
    private static char[] table(int bytesAfter) {
        char[] table = new char[256];
        for (int value = 0; value < table.length; value++) {
            int crc = value;
            for (int bit = 0; bit < 8 * (bytesAfter + 1); bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ REFLECTED_POLYNOMIAL;
            }
            table[value] = (char) crc;
        }
        return table;
    }
}
