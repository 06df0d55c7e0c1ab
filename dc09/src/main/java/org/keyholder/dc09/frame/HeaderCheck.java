package org.keyholder.dc09.frame;

/**
 * A number of the header beside the one that was computed: the CRC, or the length in bytes. Both cover the first quote up to,
 * not including, CR.
 *
 * @param given the number in the header, {@link #NOT_HEXADECIMAL} when it could not be read
 * @param computed the right one, 0 to 0xFFFF
 */
public record HeaderCheck(int given, int computed) {
    /** Stands for a header field that holds something other than hexadecimal digits. */
    public static final int NOT_HEXADECIMAL = -1;

    /** Whether the header agrees with what was computed. */
    public boolean right() {
        return given == computed;
    }

    /** The computed number as the header should have it, in four upper-case digits. */
    public String computedHex() {
        return Hex.fourDigits(computed);
    }
}
