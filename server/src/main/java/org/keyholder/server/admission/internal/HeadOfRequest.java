package org.keyholder.server.admission.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.keyholder.server.shared.Work;

/**
 * Looks whether the head of a request has come, before the web server is told: what it needs for a request is ten times what a
 * connection needs that waits, and a head that drips does not get it. Only the thread that watches all connections calls it.
 */
final class HeadOfRequest {

    /** What is read ahead, and as much as the web server keeps of a connection's bytes. A longer head is its own affair, within its limit. */
    static final int READ_AHEAD = 2048;

    /** As much of the request line as says what kind it is. */
    private static final int BEGINNING = 256;

    private final ByteBuffer seen = ByteBuffer.allocate(READ_AHEAD);

    /** How much has come. */
    enum Come {
        /** As much as is wanted to begin. */
        ENOUGH,
        /** The same, and what is asked for is an alarm's: a report, a clip that is sent, a key holder's page or press, a receipt. */
        ALARMS,
        PARTLY,
        /** The other side has closed. */
        END
    }

    /** What is seen is put back, to be read again. */
    Come look(SocketWrapperBase<NioChannel> connection) throws IOException {
        seen.clear();
        // What was put back before, or as much of what is new as there is room for.
        int read = connection.read(false, seen);
        while (read > 0 && seen.hasRemaining()) {
            // Past the web server's own buffer: what that took beyond our room could not be put back.
            read = connection.getSocket().read(seen);
        }
        seen.flip();
        var come = come(seen, read < 0);
        if (seen.hasRemaining()) {
            connection.unRead(seen);
        }
        return come;
    }

    /** How much these bytes are, from the beginning to the limit. */
    static Come come(ByteBuffer seen, boolean closed) {
        if (seen.hasRemaining() && (seen.limit() == seen.capacity() || endsHead(seen))) {
            return isOfAlarms(seen) ? Come.ALARMS : Come.ENOUGH;
        }
        return closed ? Come.END : Come.PARTLY;
    }

    /** Whether it is no page: the request line is {@code method target version}. */
    private static boolean isOfAlarms(ByteBuffer seen) {
        var line = new String(seen.array(), 0, Math.min(seen.limit(), BEGINNING), StandardCharsets.ISO_8859_1)
                .stripLeading()
                .split("[ ?]", 3);
        return line.length > 1 && RequestKind.of(line[0], line[1]).work() != Work.PAGES;
    }

    /** An empty line, after something: RFC 9112, 2.1 and, for a bare line feed, 2.2. */
    private static boolean endsHead(ByteBuffer seen) {
        boolean begun = false;
        int feeds = 0;
        for (int i = 0; i < seen.limit(); i++) {
            switch (seen.get(i)) {
                case '\n' -> feeds++;
                case '\r' -> {
                    // Belongs to the line feed.
                }
                default -> {
                    begun = true;
                    feeds = 0;
                }
            }
            if (begun && feeds == 2) {
                return true;
            }
        }
        return false;
    }
}
