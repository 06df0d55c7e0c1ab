package org.keyholder.server.receiver.internal.xml;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A TCP connection on which a line is answered by a line. */
final class LineConnection {

    private static final int LONGEST_LINE = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final Duration longestAnswer;

    LineConnection(Socket socket, Duration longestAnswer) throws IOException {
        this.socket = socket;
        this.longestAnswer = longestAnswer;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Writes the line in one piece and reads the line that answers it. */
    String exchange(String line) throws IOException {
        if (in.available() > 0) {
            throw new IOException("The receiver spoke before it was asked");
        }
        try (var deadline = new Deadline(socket, longestAnswer)) {
            try {
                socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
                return readLine();
            } catch (IOException e) {
                throw deadline.isOver() ? new SocketTimeoutException("The receiver's answer is late") : e;
            }
        }
    }

    /** What has come behind the line by then belongs to it: an answer that goes on behind its end. */
    private String readLine() throws IOException {
        var answer = new ByteArrayOutputStream(256);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The receiver closed the connection");
            }
            if (answer.size() == LONGEST_LINE) {
                throw new IOException("The receiver's answer does not end");
            }
            answer.write(next);
        }
        int more = Math.min(in.available(), LONGEST_LINE);
        if (more > 0) {
            answer.write('\n');
            answer.writeBytes(in.readNBytes(more));
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    void close() throws IOException {
        socket.close();
    }
}
