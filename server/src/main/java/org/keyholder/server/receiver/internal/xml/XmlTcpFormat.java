package org.keyholder.server.receiver.internal.xml;

import java.util.Optional;
import org.keyholder.server.receiver.ReceiverSettings;
import org.keyholder.server.signal.Heartbeat;
import org.keyholder.server.signal.ReceiverConnection;
import org.keyholder.server.signal.ReceiverFormat;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Receiver;
import org.springframework.stereotype.Component;

/** The XML signal on a TCP connection: one document a line, the acknowledgement a line back. */
@Component
final class XmlTcpFormat implements ReceiverFormat {

    private static final int LAST_PORT = 65_535;

    private final SignalXml signals;
    private final AckXml acks;
    private final ReceiverSettings settings;

    XmlTcpFormat(SignalXml signals, AckXml acks, ReceiverSettings settings) {
        this.signals = signals;
        this.acks = acks;
        this.settings = settings;
    }

    @Override
    public String code() {
        return "xml-tcp";
    }

    @Override
    public Optional<String> addressMistake(String address) {
        boolean good = address.matches("([^\\s:]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5}") && isPort(port(address));
        return good
                ? Optional.empty()
                : Optional.of("The address of a receiver for XML over TCP is a host and a port, for example"
                        + " receiver.example.com:7700.");
    }

    private static boolean isPort(int port) {
        return port >= 1 && port <= LAST_PORT;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /** XML carries whatever a station may call a site. */
    @Override
    public Optional<String> numberMistake(AccountNumber number) {
        return Optional.empty();
    }

    @Override
    public Heartbeat heartbeat() {
        return new Heartbeat.None();
    }

    @Override
    public ReceiverConnection open(Receiver receiver) {
        return new LineConnections(receiver.address(), signals, acks, settings);
    }
}
