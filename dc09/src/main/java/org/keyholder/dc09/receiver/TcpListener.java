package org.keyholder.dc09.receiver;

import static java.lang.System.Logger.Level.WARNING;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/** Takes connections, each onto a virtual thread of its own. */
final class TcpListener implements Closeable {
    private static final System.Logger LOG = System.getLogger(TcpListener.class.getName());
    private static final long PAUSE_NANOS = 50_000_000;

    private final ServerSocket server;
    private final Answering answering;
    private final ReceiverLimits limits;
    private final Connections connections;

    TcpListener(ServerSocket server, Answering answering, ReceiverLimits limits, Connections connections) {
        this.server = server;
        this.answering = answering;
        this.limits = limits;
        this.connections = connections;
    }

    void start() {
        Thread.ofPlatform().daemon().name("dc09-tcp-" + server.getLocalPort()).start(this::accept);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                serve(server.accept());
            } catch (IOException failed) {
                paused(failed);
            }
        }
    }

    /** Out of file handles, most likely: accepting again at once would only burn the processor. */
    private void paused(IOException failed) {
        if (!server.isClosed()) {
            LOG.log(WARNING, "A connection could not be accepted: {0}", failed.getMessage());
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void serve(Socket socket) throws IOException {
        if (connections.enter(socket)) {
            Thread.ofVirtual().start(new TcpConnection(socket, answering, limits, connections));
        } else {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        connections.closeAll();
    }
}
