package org.keyholder.dc09.frame;

/**
 * The number that pairs an answer with its message (North Latitude Q&A): four decimal digits, 0001 to 9999 and then 0001 again. 0000
 * is seen for link tests and in every NAK.
 *
 * @param number 0 to 9999
 */
public record Sequence(int number) {
    /** The number of a NAK. */
    public static final Sequence ZERO = new Sequence(0);
    /** Where a sender starts. */
    public static final Sequence FIRST = new Sequence(1);

    /** Refuses what four digits cannot hold. */
    public Sequence {
        if (number < 0 || number > 9999) {
            throw new IllegalArgumentException("sequence: 0 to 9999, not " + number);
        }
    }

    /** The next one of a sender; never 0000. */
    public Sequence next() {
        return number == 9999 ? FIRST : new Sequence(number + 1);
    }

    /** Four digits, as they stand on the wire. */
    public String digits() {
        byte[] digits = new byte[4];
        write(digits, 0);
        return Latin1.text(digits, 0, 4);
    }

    int write(byte[] target, int from) {
        target[from] = (byte) ('0' + number / 1000);
        target[from + 1] = (byte) ('0' + number / 100 % 10);
        target[from + 2] = (byte) ('0' + number / 10 % 10);
        target[from + 3] = (byte) ('0' + number % 10);
        return from + 4;
    }

    /** Four decimal digits at {@code from} as a number, or -1. */
    static int number(byte[] bytes, int from, int to) {
        if (to - from < 4) {
            return -1;
        }
        int number = 0;
        for (int at = from; at < from + 4; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return -1;
            }
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }
}
