package org.keyholder.dc09.content;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.keyholder.dc09.frame.Hex;

/** Writes what follows the first bracket of a frame: in clear text, or padded and enciphered (mikkel-esp, jeedom-ajaxsiabe). */
public final class Content {
    private static final String PAD = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Content() {}

    /** {@code data][Xvalue]..._HH:MM:SS,MM-DD-YYYY}. */
    public static String clear(String data, List<ExtendedData> extended, Timestamp timestamp) {
        StringBuilder content =
                new StringBuilder(data.length() + 24).append(data).append(']');
        for (ExtendedData block : extended) {
            content.append('[').append(block.letter()).append(block.value()).append(']');
        }
        if (timestamp instanceof Timestamp.At(var instant)) {
            content.append('_').append(Timestamp.text(instant));
        }
        return content.toString();
    }

    /**
     * The same in cipher: one to sixteen pad bytes in front, then {@code |}, then the content, so that all of it is whole
     * blocks. No PKCS#7. Random pad makes equal frames differ although the vector is all zeros.
     */
    public static String enciphered(String clear, FrameKey key) {
        byte[] content = clear.getBytes(StandardCharsets.ISO_8859_1);
        int pad = FrameKey.BLOCK - (content.length + 1) % FrameKey.BLOCK;
        byte[] blocks = new byte[pad + 1 + content.length];
        fill(blocks, pad);
        blocks[pad] = '|';
        System.arraycopy(content, 0, blocks, pad + 1, content.length);
        return Hex.of(key.encipher(blocks));
    }

    /** Letters and digits only: {@code | [ ]} must not stand in a pad, and some receivers decode it as UTF-8. */
    private static void fill(byte[] blocks, int pad) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int at = 0; at < pad; at++) {
            blocks[at] = (byte) PAD.charAt(random.nextInt(PAD.length()));
        }
    }
}
