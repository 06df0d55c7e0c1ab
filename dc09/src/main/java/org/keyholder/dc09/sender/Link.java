package org.keyholder.dc09.sender;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import org.keyholder.dc09.frame.FrameStream;

/** One connection to a receiver. */
interface Link extends Closeable {
    /** Sends a frame in one write: several receivers take a frame in two pieces for two. */
    void send(byte[] frame) throws IOException;

    /** The next thing that comes back. */
    FrameStream.Event next(Duration wait);

    /** The first bytes that came back, as text. */
    String heard();

    @Override
    void close();
}
