package org.keyholder.dc09;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.FrameStream;

/** A receiver over TCP that answers each frame as its script says. */
public final class ScriptedPeer implements AutoCloseable {
    private final ServerSocket server;
    private final Script script;
    private final AtomicInteger frames = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final BlockingQueue<Frame> received = new LinkedBlockingQueue<>();

    /** What the peer says to a frame; {@code count} is 1 for the first frame it ever got. */
    public interface Script {
        void answer(Frame frame, int count, Line line) throws IOException;
    }

    /** The peer's end of the connection. */
    public record Line(Socket socket) {
        public void say(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        public void say(String bytes) throws IOException {
            say(Wire.latin1(bytes));
        }

        public void hangUp() throws IOException {
            socket.close();
        }
    }

    public ScriptedPeer(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    public ScriptedPeer(Script script) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            FrameStream stream = FrameStream.of(socket, FrameStream.Limits.USUAL);
            while (stream.next(Duration.ofSeconds(20)) instanceof FrameStream.Event.FrameArrived(byte[] bytes)) {
                Frame frame = Wire.read(bytes);
                received.add(frame);
                script.answer(frame, frames.incrementAndGet(), new Line(socket));
            }
        } catch (IOException hungUp) {
            // The test decides what that means.
        }
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    public int port() {
        return server.getLocalPort();
    }

    public int frames() {
        return frames.get();
    }

    public int connections() {
        return connections.get();
    }

    public Frame received() throws InterruptedException {
        Frame frame = received.poll(10, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("No frame came within ten seconds");
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
