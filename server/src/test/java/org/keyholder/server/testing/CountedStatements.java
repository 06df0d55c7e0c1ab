package org.keyholder.server.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands before the database and counts the statements that go by: the messages Execute and Query of PostgreSQL's protocol 3.0
 * ("Message Formats" of its documentation).
 */
public final class CountedStatements implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int LENGTH_BYTES = 4;

    private final ServerSocket door;
    private final AtomicLong statements = new AtomicLong();
    private final Map<Integer, AtomicLong> ofConnections = new ConcurrentHashMap<>();
    private volatile int behind;

    public CountedStatements() throws IOException {
        door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::letIn);
    }

    /** The address to come by, for the database of this one. */
    public String before(String url) {
        behind = URI.create(url).getPort();
        return url.replace(":" + behind + "/", ":" + door.getLocalPort() + "/");
    }

    /** How many have gone by. */
    public long count() {
        return statements.get();
    }

    /**
     * How many of one connection have gone by, whatever goes on beside it.
     *
     * @param clientPort as the database sees the connection: {@code inet_client_port()}
     */
    public long count(int clientPort) {
        return Objects.requireNonNull(ofConnections.get(clientPort)).get();
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                var database = new Socket(InetAddress.getLoopbackAddress(), behind);
                Thread.ofVirtual().start(() -> join(client, database, this::ask));
                Thread.ofVirtual().start(() -> join(database, client, CountedStatements::answer));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private interface Way {
        void go(Socket from, Socket to) throws IOException;
    }

    /** Either end may go; then the other goes too. */
    private static void join(Socket from, Socket to, Way way) {
        try (from;
                to) {
            to.setTcpNoDelay(true);
            way.go(from, to);
        } catch (IOException gone) {
            // That is how connections end here.
        }
    }

    private static void answer(Socket from, Socket to) throws IOException {
        from.getInputStream().transferTo(to.getOutputStream());
    }

    private void ask(Socket from, Socket to) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(from.getInputStream()));
        var out = new DataOutputStream(new BufferedOutputStream(to.getOutputStream()));
        var own = ofConnections.computeIfAbsent(to.getLocalPort(), _ -> new AtomicLong());
        int code;
        do {
            var begin = message(in);
            code = beginning(begin);
            pass(out, begin);
            out.flush();
        } while (code == SSL_REQUEST || code == GSS_REQUEST);
        for (int type = in.read(); type >= 0; type = in.read()) {
            if (type == 'E' || type == 'Q') {
                statements.incrementAndGet();
                own.incrementAndGet();
            }
            out.write(type);
            pass(out, message(in));
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    private static byte[] message(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt() - LENGTH_BYTES);
    }

    private static int beginning(byte[] message) {
        return ByteBuffer.wrap(message).getInt();
    }

    private static void pass(DataOutputStream out, byte[] message) throws IOException {
        var whole = ByteBuffer.allocate(LENGTH_BYTES + message.length)
                .putInt(LENGTH_BYTES + message.length)
                .put(message);
        out.write(whole.array());
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
