package org.keyholder.dc09;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.keyholder.dc09.frame.FrameStream;

/** A line between sender and receiver that cuts, delays, doubles and reorders what passes it, frames and answers alike. */
final class LossyLine implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final int receiverPort;
    private final Random random;
    private final AtomicReference<byte[]> heldBack = new AtomicReference<>(new byte[0]);

    LossyLine(int receiverPort, long seed) throws IOException {
        this.receiverPort = receiverPort;
        this.random = new Random(seed);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), receiverPort);
                Thread.ofVirtual().start(() -> carry(near, far));
                Thread.ofVirtual().start(() -> carry(far, near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            FrameStream stream = FrameStream.of(from, FrameStream.Limits.USUAL);
            while (stream.next(Duration.ofSeconds(20)) instanceof FrameStream.Event.FrameArrived(byte[] frame)) {
                pass(Wire.onTheWire(frame), to);
            }
        } catch (IOException cut) {
            // That is the trade of this line.
        }
    }

    private void pass(byte[] frame, Socket to) throws IOException {
        OutputStream out = to.getOutputStream();
        switch (fate()) {
            case 0 -> to.close();
            case 1 -> {
                out.write(Arrays.copyOf(frame, frame.length / 2));
                to.close();
            }
            case 2 -> delay(frame, to);
            case 3 -> {
                out.write(frame);
                out.write(frame);
            }
            case 4 -> out.write(heldBack.getAndSet(frame));
            case 5 -> {
                out.write(frame);
                out.write(heldBack.getAndSet(new byte[0]));
            }
            case 6 -> {
                out.write(frame, 0, frame.length / 2);
                out.flush();
                out.write(frame, frame.length / 2, frame.length - frame.length / 2);
            }
            default -> out.write(frame);
        }
    }

    private synchronized int fate() {
        return random.nextInt(14);
    }

    private void delay(byte[] frame, Socket to) {
        var _ = later.schedule(() -> deliver(frame, to), 90, TimeUnit.MILLISECONDS);
    }

    private static void deliver(byte[] frame, Socket to) {
        try {
            to.getOutputStream().write(frame);
        } catch (IOException cut) {
            // The line was cut in the meantime.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        later.shutdownNow();
    }
}
