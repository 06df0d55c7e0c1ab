package org.keyholder.server.receiver.internal.xml;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.keyholder.server.receiver.ReceiverSettings;

/** A TCP connection on which a line is answered by a line. */
final class LineConnection {

    private static final int LONGEST_LINE = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final ReceiverSettings settings;

    private LineConnection(Socket socket, ReceiverSettings settings) throws IOException {
        this.socket = socket;
        this.settings = settings;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Connects to {@code host:port}. */
    static LineConnection open(String address, ReceiverSettings settings) throws IOException {
        int colon = address.lastIndexOf(':');
        var host = new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        var socket = new Socket();
        try {
            socket.connect(host, (int) settings.connectTimeout().toMillis());
            socket.setSoTimeout((int) settings.answerTimeout().toMillis());
            socket.setTcpNoDelay(true);
            return new LineConnection(socket, settings);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Writes the line in one piece and reads the line that answers it. */
    String exchange(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        var answer = new ByteArrayOutputStream(256);
        long deadline = System.nanoTime() + settings.answerTimeout().toNanos();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The receiver closed the connection");
            }
            if (answer.size() == LONGEST_LINE) {
                throw new IOException("The receiver's answer does not end");
            }
            if (System.nanoTime() - deadline > 0) {
                throw new SocketTimeoutException("The receiver's answer drips");
            }
            answer.write(next);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    void close() throws IOException {
        socket.close();
    }
}
