package org.keyholder.journeys.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One HTTP/1.1 connection that is kept alive, as cheap as can be: the client shares the processors with what it measures. */
final class Wire implements AutoCloseable {

    private static final int LONGEST_WAIT_MILLIS = 30_000;

    private final URI server;
    private Socket socket;
    private InputStream in;
    private boolean closing;

    private Wire(URI server) throws IOException {
        this.server = server;
        this.socket = connect(server);
        this.in = new BufferedInputStream(socket.getInputStream(), 4096);
    }

    static Wire open(URI server) throws IOException {
        return new Wire(server);
    }

    private static Socket connect(URI server) throws IOException {
        var socket = new Socket("127.0.0.1", server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
        return socket;
    }

    /** An answer: its status, and its body as far as anybody wants it. */
    record Answer(int status, String body) {}

    /** Sends a whole request and reads the whole answer. */
    Answer exchange(byte[] request) throws IOException {
        if (closing) {
            socket.close();
            socket = connect(server);
            in = new BufferedInputStream(socket.getInputStream(), 4096);
            closing = false;
        }
        socket.getOutputStream().write(request);
        var status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                chunked = true;
            } else if (lower.equals("connection: close")) {
                closing = true;
            }
        }
        return new Answer(status, chunked ? chunks() : text(in.readNBytes(length)));
    }

    private String chunks() throws IOException {
        var body = new ByteArrayOutputStream(256);
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toString(StandardCharsets.UTF_8);
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
