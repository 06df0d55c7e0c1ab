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

    private final SignalXml signals;
    private final AckXml acks;
    private final TrustedReceivers trusted;
    private final ReceiverSettings settings;

    XmlTcpFormat(SignalXml signals, AckXml acks, TrustedReceivers trusted, ReceiverSettings settings) {
        this.signals = signals;
        this.acks = acks;
        this.trusted = trusted;
        this.settings = settings;
    }

    @Override
    public String code() {
        return "xml-tcp";
    }

    @Override
    public String words() {
        return "XML over TCP or TLS";
    }

    @Override
    public Optional<String> addressMistake(String address) {
        return LineAddress.read(address).isPresent()
                ? Optional.empty()
                : Optional.of("The address of a receiver for XML over TCP is a host and a port, for example"
                        + " tls://receiver.example.com:7700, or receiver.example.com:7700 without TLS.");
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
        var address = LineAddress.read(receiver.address())
                .orElseThrow(() -> new IllegalStateException("Receiver " + receiver.id() + " has no address"));
        return new LineConnections(new LineConnector(address, trusted, settings), signals, acks);
    }
}
