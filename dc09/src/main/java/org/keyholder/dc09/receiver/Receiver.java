package org.keyholder.dc09.receiver;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Listens for panels on one port, TCP and UDP alike, and acknowledges what its handler accepted. Every connection and datagram
 * has a virtual thread, so a handler may block.
 */
public final class Receiver implements Closeable {
    private static final int BACKLOG = 4096;

    private final ServerSocket server;
    private final TcpListener tcp;
    private final UdpListener udp;
    private final Connections connections;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    private Receiver(ServerSocket server, DatagramSocket datagrams, ReceiverSettings settings, Answering answering) {
        this.server = server;
        this.connections = new Connections(settings.limits());
        this.tcp = new TcpListener(server, answering, settings.limits(), connections);
        this.udp = new UdpListener(datagrams, answering, settings.limits());
    }

    /** Begins to listen. */
    public static Receiver open(ReceiverSettings settings, Handler handler) throws IOException {
        return open(settings, handler, Witness.NONE);
    }

    /** Begins to listen, and tells the witness of what is refused. */
    public static Receiver open(ReceiverSettings settings, Handler handler, Witness witness) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.bind(settings.address(), BACKLOG);
            DatagramSocket datagrams =
                    new DatagramSocket(new InetSocketAddress(settings.address().getAddress(), server.getLocalPort()));
            Receiver receiver = new Receiver(server, datagrams, settings, new Answering(settings, handler, witness));
            receiver.start(settings.limits());
            return receiver;
        } catch (IOException failed) {
            server.close();
            throw failed;
        }
    }

    private void start(ReceiverLimits limits) {
        tcp.start();
        udp.start();
        long period = Math.max(1, limits.idle().toMillis() / 4);
        var _ = watch.scheduleAtFixedRate(
                () -> connections.closeStuck(System.nanoTime()), period, period, TimeUnit.MILLISECONDS);
    }

    /** The port it listens on. */
    public int port() {
        return server.getLocalPort();
    }

    /** How many TCP connections are open. */
    public int openConnections() {
        return connections.count();
    }

    /** Stops listening and closes every connection. What the handler still works on is not acknowledged any more. */
    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        udp.close();
        tcp.close();
    }
}
