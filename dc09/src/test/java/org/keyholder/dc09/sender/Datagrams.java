package org.keyholder.dc09.sender;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.util.Arrays;
import java.util.function.Function;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.frame.Frame;

/** A receiver over UDP that answers every datagram until its socket is closed. */
final class Datagrams {
    private Datagrams() {}

    static void answer(DatagramSocket peer, Function<Frame, byte[]> answering) {
        try {
            while (!peer.isClosed()) {
                DatagramPacket request = new DatagramPacket(new byte[4096], 4096);
                peer.receive(request);
                Frame frame = Wire.read(Wire.inner(Arrays.copyOf(request.getData(), request.getLength())));
                byte[] answer = answering.apply(frame);
                peer.send(new DatagramPacket(answer, answer.length, request.getSocketAddress()));
            }
        } catch (IOException closed) {
            // The test is over, or it fails for want of an answer.
        }
    }
}
