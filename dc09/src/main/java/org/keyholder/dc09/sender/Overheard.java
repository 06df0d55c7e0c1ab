package org.keyholder.dc09.sender;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.keyholder.dc09.frame.FrameStream;

/** Remembers the first bytes that pass by, for answers that are no frames. */
final class Overheard implements FrameStream.TimedSource {
    private static final int MOST = 64;

    private final FrameStream.TimedSource source;
    private final StringBuilder heard = new StringBuilder();

    Overheard(FrameStream.TimedSource source) {
        this.source = source;
    }

    @Override
    public int read(byte[] target, int from, int length, int milliseconds) throws IOException {
        int read = source.read(target, from, length, milliseconds);
        int kept = Math.min(read, MOST - heard.length());
        if (kept > 0) {
            heard.append(new String(target, from, kept, StandardCharsets.ISO_8859_1));
        }
        return read;
    }

    String heard() {
        return heard.toString();
    }
}
