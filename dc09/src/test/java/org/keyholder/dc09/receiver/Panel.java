package org.keyholder.dc09.receiver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.frame.FrameStream;

/** A panel's end of a TCP connection. */
final class Panel implements AutoCloseable {
    private final Socket socket;
    private final FrameStream stream;

    Panel(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.stream = FrameStream.of(socket, FrameStream.Limits.USUAL);
    }

    /** Sends a frame with this body in a right header. */
    void say(String body) throws IOException {
        send(Wire.onTheWire(Wire.framed(body)));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next answer without LF and CR. */
    String hear() {
        return switch (stream.next(Duration.ofSeconds(10))) {
            case FrameStream.Event.FrameArrived(byte[] bytes) -> Wire.latin1(bytes);
            case FrameStream.Event other -> throw new AssertionError(other);
        };
    }

    /** True when the receiver hangs up without another word. */
    boolean hearsTheEnd() {
        return switch (stream.next(Duration.ofSeconds(10))) {
            case FrameStream.Event.Ended ended -> true;
            case FrameStream.Event.Lost lost -> true;
            default -> false;
        };
    }

    boolean hasHeardNothing() throws IOException {
        return socket.getInputStream().available() == 0;
    }

    void hangUpOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
