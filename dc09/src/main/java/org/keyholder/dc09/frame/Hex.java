package org.keyholder.dc09.frame;

import java.nio.charset.StandardCharsets;

/** Hexadecimal digits read and written without regard to case: panels send both, and some receivers answer in lower case. */
public final class Hex {
    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VALUES = values();

    private Hex() {}

    /** The value of one digit, or -1. */
    public static int digit(int character) {
        return character >= 0 && character < VALUES.length ? VALUES[character] : -1;
    }

    /** Whether every character is a hexadecimal digit; true for the empty text. */
    public static boolean isHex(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (digit(text.charAt(at)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Four digits at {@code from} as a number, or {@link HeaderCheck#NOT_HEXADECIMAL}. */
    static int number(byte[] bytes, int from) {
        int number = 0;
        for (int at = from; at < from + 4; at++) {
            int digit = digit(bytes[at]);
            if (digit < 0) {
                return HeaderCheck.NOT_HEXADECIMAL;
            }
            number = number << 4 | digit;
        }
        return number;
    }

    static String fourDigits(int number) {
        byte[] digits = new byte[4];
        write(number, digits, 0);
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    static void write(int number, byte[] target, int from) {
        for (int at = 0; at < 4; at++) {
            target[from + at] = DIGITS[(number >>> (12 - 4 * at)) & 0xF];
        }
    }

    /** Bytes as upper-case digits. */
    public static String of(byte[] bytes) {
        byte[] digits = new byte[bytes.length * 2];
        for (int at = 0; at < bytes.length; at++) {
            digits[at * 2] = DIGITS[(bytes[at] >>> 4) & 0xF];
            digits[at * 2 + 1] = DIGITS[bytes[at] & 0xF];
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    /** Digits as bytes; an empty array when a character is not a digit or their number is odd. */
    public static byte[] bytes(String digits) {
        if (digits.length() % 2 != 0) {
            return new byte[0];
        }
        byte[] bytes = new byte[digits.length() / 2];
        for (int at = 0; at < bytes.length; at++) {
            int value = digit(digits.charAt(at * 2)) << 4 | digit(digits.charAt(at * 2 + 1));
            if (value < 0) {
                return new byte[0];
            }
            bytes[at] = (byte) value;
        }
        return bytes;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        for (int character = 0; character < values.length; character++) {
            values[character] = (byte) Character.digit(character, 16);
        }
        return values;
    }
}
