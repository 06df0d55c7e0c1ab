package org.keyholder.dc09.content;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Reads texts as people wrote them. DC-09 has its texts in Windows-1252; panels send UTF-8 all the same. What is valid UTF-8
 * beyond ASCII is read as that, since hardly a word in Windows-1252 is, and everything else as Windows-1252. Only for reading:
 * CRC, length and grammar see bytes.
 */
public final class WireText {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final char UNDEFINED = '\uFFFD';

    private WireText() {}

    /** The words of one text, given with a character per byte. */
    public static String words(String bytes) {
        if (isAscii(bytes)) {
            return bytes;
        }
        byte[] text = bytes.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return windows1252(text, bytes);
        }
    }

    private static boolean isAscii(String bytes) {
        boolean ascii = true;
        for (int at = 0; ascii && at < bytes.length(); at++) {
            ascii = bytes.charAt(at) < 0x80;
        }
        return ascii;
    }

    /** The five bytes that Windows-1252 gives no meaning to stay the control characters they are in ISO-8859-1: nothing is lost. */
    private static String windows1252(byte[] text, String bytes) {
        CharBuffer words = WINDOWS_1252.decode(ByteBuffer.wrap(text));
        for (int at = 0; at < words.length(); at++) {
            if (words.get(at) == UNDEFINED) {
                words.put(at, bytes.charAt(at));
            }
        }
        return words.toString();
    }

    /** The other way, a character per byte: Windows-1252, as the standard has it; what that lacks becomes a question mark. */
    static String windows1252(String words) {
        return new String(words.getBytes(WINDOWS_1252), StandardCharsets.ISO_8859_1);
    }
}
