package org.keyholder.dc09.content;

import java.nio.charset.StandardCharsets;

/** An address written so that it fits into a block. */
final class LinkText {
    private static final String RESERVED = "[]|,^";

    private LinkText() {}

    static String safe(String url) {
        StringBuilder safe = new StringBuilder(url.length());
        for (byte each : url.getBytes(StandardCharsets.UTF_8)) {
            int character = each & 0xFF;
            if (character <= ' ' || character >= 0x7F || RESERVED.indexOf(character) >= 0) {
                safe.append('%').append(String.format("%02X", character));
            } else {
                safe.append((char) character);
            }
        }
        return safe.toString();
    }
}
