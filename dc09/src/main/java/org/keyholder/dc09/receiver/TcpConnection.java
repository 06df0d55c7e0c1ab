package org.keyholder.dc09.receiver;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.keyholder.dc09.frame.FrameStream;

/** One sender's connection: frame in, answer out, one after the other, until it ends or misbehaves. */
final class TcpConnection implements Runnable {
    private static final System.Logger LOG = System.getLogger(TcpConnection.class.getName());
    private static final long NOT_WRITING = 0;
    /** Answers are short; a peer that does not read them must not fill the kernel's memory either. */
    private static final int SEND_BUFFER = 16 * 1024;

    private final Socket socket;
    private final Answering answering;
    private final ReceiverLimits limits;
    private final Connections connections;
    /** A peer that never reads would hold its thread for ever, as sockets have no time limit for writing. */
    private volatile long writingSince = NOT_WRITING;

    TcpConnection(Socket socket, Answering answering, ReceiverLimits limits, Connections connections) {
        this.socket = socket;
        this.answering = answering;
        this.limits = limits;
        this.connections = connections;
    }

    @Override
    public void run() {
        connections.opened(this);
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSendBufferSize(SEND_BUFFER);
            serve(FrameStream.of(socket, new FrameStream.Limits(limits.frame(), limits.noiseBytes())));
        } catch (IOException broken) {
            LOG.log(DEBUG, "A connection broke: {0}", broken.getMessage());
        } finally {
            connections.closed(this);
            connections.leave(socket);
        }
    }

    private void serve(FrameStream stream) throws IOException {
        var from = (InetSocketAddress) socket.getRemoteSocketAddress();
        while (stream.next(limits.idle()) instanceof FrameStream.Event.FrameArrived(byte[] bytes)) {
            Optional<byte[]> answer = answering.answer(bytes, Transport.TCP, from);
            if (answer.isPresent()) {
                write(answer.get());
            }
        }
    }

    private void write(byte[] answer) throws IOException {
        writingSince = System.nanoTime() | 1;
        socket.getOutputStream().write(answer);
        writingSince = NOT_WRITING;
    }

    void closeIfStuck(long now, Duration most) {
        long since = writingSince;
        if (since != NOT_WRITING && now - since > most.toNanos()) {
            close();
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException unclosed) {
            LOG.log(DEBUG, "A connection could not be closed: {0}", unclosed.getMessage());
        }
    }
}
