package org.keyholder.dc09.receiver;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.keyholder.dc09.frame.FrameSplitter;

/** Takes datagrams, each onto a virtual thread of its own; a datagram holds one frame or several. */
final class UdpListener implements Closeable {
    private static final System.Logger LOG = System.getLogger(UdpListener.class.getName());
    private static final int LONGEST_DATAGRAM = 8192;

    private final DatagramSocket socket;
    private final Answering answering;
    private final Semaphore room;

    UdpListener(DatagramSocket socket, Answering answering, ReceiverLimits limits) {
        this.socket = socket;
        this.answering = answering;
        this.room = new Semaphore(limits.datagramsAtOnce());
    }

    void start() {
        Thread.ofPlatform().daemon().name("dc09-udp-" + socket.getLocalPort()).start(this::receive);
    }

    private void receive() {
        byte[] buffer = new byte[LONGEST_DATAGRAM];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                take(Arrays.copyOf(buffer, packet.getLength()), (InetSocketAddress) packet.getSocketAddress());
            } catch (IOException failed) {
                LOG.log(DEBUG, "A datagram could not be received: {0}", failed.getMessage());
            }
        }
    }

    private void take(byte[] datagram, InetSocketAddress from) {
        if (room.tryAcquire()) {
            Thread.ofVirtual().start(() -> {
                try {
                    answerAll(datagram, from);
                } finally {
                    room.release();
                }
            });
        }
    }

    private void answerAll(byte[] datagram, InetSocketAddress from) {
        FrameSplitter splitter = new FrameSplitter();
        splitter.add(datagram, 0, datagram.length);
        for (Optional<byte[]> frame = splitter.next(); frame.isPresent(); frame = splitter.next()) {
            answering.answer(frame.get(), Transport.UDP, from).ifPresent(answer -> send(answer, from));
        }
    }

    private void send(byte[] answer, InetSocketAddress to) {
        try {
            socket.send(new DatagramPacket(answer, answer.length, to));
        } catch (IOException failed) {
            LOG.log(DEBUG, "An answer could not be sent: {0}", failed.getMessage());
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
