package org.keyholder.testing.receiver;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** The receiver's TCP side: one signal a line, one acknowledgement a line, as many under way as the sender likes. */
final class TcpListener implements AutoCloseable {

    private static final int LONGEST_LINE = 64 * 1024;

    private final ServerSocket listening;
    private final Desk desk;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private TcpListener(ServerSocket listening, Desk desk) {
        this.listening = listening;
        this.desk = desk;
    }

    static TcpListener open(int port, Desk desk) throws IOException {
        var listener = new TcpListener(new ServerSocket(port, 1024, InetAddress.getLoopbackAddress()), desk);
        listener.threads.execute(listener::welcome);
        return listener;
    }

    int port() {
        return listening.getLocalPort();
    }

    private void welcome() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException | RejectedExecutionException closing) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            var out = new BufferedOutputStream(connection.getOutputStream(), 16 * 1024);
            readLines(connection.getInputStream(), out);
        } catch (IOException gone) {
            // The sender went away, or the listener closes: the sender must notice by itself.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    /** Answers are flushed once all that has arrived is answered: a pipeline costs one write, not one a signal. */
    private void readLines(InputStream in, OutputStream out) throws IOException, InterruptedException {
        byte[] buffer = new byte[LONGEST_LINE];
        int filled = 0;
        while (true) {
            int count = in.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                return;
            }
            int scanFrom = filled;
            filled += count;
            int lineStart = 0;
            for (int i = scanFrom; i < filled; i++) {
                if (buffer[i] == '\n') {
                    line(buffer, lineStart, i, out);
                    lineStart = i + 1;
                }
            }
            out.flush();
            System.arraycopy(buffer, lineStart, buffer, 0, filled - lineStart);
            filled -= lineStart;
            if (filled == buffer.length) {
                throw new IOException("a line longer than " + LONGEST_LINE);
            }
        }
    }

    private void line(byte[] buffer, int from, int to, OutputStream out) throws IOException, InterruptedException {
        int end = to > from && buffer[to - 1] == '\r' ? to - 1 : to;
        if (end == from) {
            return;
        }
        Ack ack = desk.take(buffer, from, end - from, ReceivedSignal.Path.TCP);
        if (desk.answersLate()) {
            threads.execute(() -> later(ack, out));
        } else {
            write(ack, out);
        }
    }

    private void later(Ack ack, OutputStream out) {
        try {
            desk.waitBeforeAnswering();
            write(ack, out);
            out.flush();
        } catch (IOException gone) {
            // Nobody is left to be answered.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Ack ack, OutputStream out) throws IOException {
        byte[] bytes = switch (ack) {
            case Ack.Said said -> Ack.bytes(said);
            case Ack.Nonsense nonsense -> Ack.NONSENSE;
            case Ack.Silence silence -> new byte[0];
        };
        if (bytes.length > 0) {
            byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
            line[bytes.length] = '\n';
            out.write(line);
        }
    }

    @Override
    public void close() {
        closeQuietly(listening);
        connections.forEach(TcpListener::closeQuietly);
        threads.shutdownNow();
    }

    private static void closeQuietly(Closeable listener) {
        try {
            listener.close();
        } catch (IOException alreadyGone) {
            // Closed is closed.
        }
    }
}
