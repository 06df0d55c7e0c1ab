package org.keyholder.dc09.sender;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.keyholder.dc09.frame.FrameStream;

/** A connection over TCP, with or without TLS. */
final class TcpLink implements Link {
    private final Socket socket;
    private final Overheard overheard;
    private final FrameStream stream;

    private TcpLink(Socket socket, SenderSettings settings) throws IOException {
        this.socket = socket;
        InputStream in = socket.getInputStream();
        this.overheard = new Overheard((target, from, length, milliseconds) -> {
            socket.setSoTimeout(milliseconds);
            return in.read(target, from, length);
        });
        // No noise is borne with in silence: the sender looks at it, since it may be a bare word of refusal.
        var limits = new FrameStream.Limits(settings.answerTimeout(), 0);
        this.stream = new FrameStream(overheard, System::nanoTime, limits);
    }

    static TcpLink open(String host, int port, SenderSettings settings) throws IOException {
        Socket socket = new Socket();
        return closingOnFailure(socket, () -> {
            connect(socket, host, port, settings);
            return new TcpLink(socket, settings);
        });
    }

    static TcpLink openTls(String host, int port, SenderSettings settings) throws IOException {
        Socket plain = new Socket();
        return closingOnFailure(plain, () -> {
            connect(plain, host, port, settings);
            SSLSocket secured = (SSLSocket) settings.tls().get().createSocket(plain, host, port, true);
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.setSoTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
            secured.startHandshake();
            return new TcpLink(secured, settings);
        });
    }

    private static void connect(Socket socket, String host, int port, SenderSettings settings) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(
                new InetSocketAddress(host, port),
                Math.toIntExact(settings.connectTimeout().toMillis()));
    }

    private interface Opening {
        TcpLink open() throws IOException;
    }

    private static TcpLink closingOnFailure(Socket socket, Opening opening) throws IOException {
        try {
            return opening.open();
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    @Override
    public void send(byte[] frame) throws IOException {
        socket.getOutputStream().write(frame);
    }

    @Override
    public FrameStream.Event next(Duration wait) {
        return stream.next(wait);
    }

    @Override
    public String heard() {
        return overheard.heard();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }
}
