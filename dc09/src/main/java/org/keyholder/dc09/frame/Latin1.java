package org.keyholder.dc09.frame;

import java.nio.charset.StandardCharsets;

/** The wire's character set: a byte is a character. Pad bytes may be anything, so UTF-8 would destroy them. */
final class Latin1 {
    private Latin1() {}

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Writes the text and returns the place after it; what ISO-8859-1 lacks becomes a question mark. */
    static int write(String text, byte[] target, int from) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            target[from + at] = (byte) (character < 256 ? character : '?');
        }
        return from + text.length();
    }
}
