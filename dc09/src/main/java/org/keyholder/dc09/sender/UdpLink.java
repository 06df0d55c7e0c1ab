package org.keyholder.dc09.sender;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.keyholder.dc09.frame.FrameStream;

/** A socket that talks to one receiver over UDP, and hears nobody else. */
final class UdpLink implements Link {
    private static final int LONGEST_DATAGRAM = 8192;

    private final DatagramSocket socket;
    private final Overheard overheard;
    private final FrameStream stream;
    private final byte[] datagram = new byte[LONGEST_DATAGRAM];
    private int taken;
    private int received;

    private UdpLink(DatagramSocket socket, SenderSettings settings) {
        this.socket = socket;
        this.overheard = new Overheard(this::read);
        this.stream = new FrameStream(overheard, System::nanoTime, new FrameStream.Limits(settings.answerTimeout(), 0));
    }

    static UdpLink open(String host, int port, SenderSettings settings) throws IOException {
        DatagramSocket socket = new DatagramSocket();
        try {
            socket.connect(new InetSocketAddress(host, port));
            return new UdpLink(socket, settings);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    private int read(byte[] target, int from, int length, int milliseconds) throws IOException {
        if (taken == received) {
            receive(milliseconds);
        }
        int read = Math.min(length, received - taken);
        System.arraycopy(datagram, taken, target, from, read);
        taken += read;
        return read;
    }

    private void receive(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
        DatagramPacket packet = new DatagramPacket(datagram, datagram.length);
        socket.receive(packet);
        taken = 0;
        received = packet.getLength();
    }

    @Override
    public void send(byte[] frame) throws IOException {
        socket.send(new DatagramPacket(frame, frame.length));
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
        socket.close();
    }
}
