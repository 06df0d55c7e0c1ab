package org.keyholder.testing.phones;

/** How many pieces a text is sent in: 160 or 153 letters of GSM-7, 70 or 67 as soon as one letter is not in it. */
final class Segments {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String TWICE = "^{}\\[~]|€\f";

    private Segments() {}

    static int of(String body) {
        int septets = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (BASIC.indexOf(c) < 0 && TWICE.indexOf(c) < 0) {
                return pieces(body.length(), 70, 67);
            }
            septets += TWICE.indexOf(c) < 0 ? 1 : 2;
        }
        return pieces(septets, 160, 153);
    }

    private static int pieces(int length, int alone, int joined) {
        return length <= alone ? 1 : (length + joined - 1) / joined;
    }
}
