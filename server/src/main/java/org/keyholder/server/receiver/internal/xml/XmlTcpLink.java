package org.keyholder.server.receiver.internal.xml;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.keyholder.server.receiver.ReceiverSettings;
import org.keyholder.server.signal.LinkAnswer;
import org.keyholder.server.signal.ReceiverLink;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.station.Receiver;
import org.springframework.stereotype.Component;

/**
 * The XML signal on a TCP connection: one document a line, the acknowledgement a line back. Connections stay open and
 * are used again; one that failed is thrown away, so that a late acknowledgement can never confirm the next signal.
 */
@Component
final class XmlTcpLink implements ReceiverLink {

    private final SignalXml signals;
    private final AckXml acks;
    private final ReceiverSettings settings;
    private final Map<String, Deque<LineConnection>> idle = new ConcurrentHashMap<>();

    XmlTcpLink(SignalXml signals, AckXml acks, ReceiverSettings settings) {
        this.signals = signals;
        this.acks = acks;
        this.settings = settings;
    }

    @Override
    public String protocol() {
        return "xml-tcp";
    }

    @Override
    public LinkAnswer send(Receiver to, Signal signal, long sequence) {
        var document = signals.write(signal, sequence);
        var kept = idleAt(to.address()).pollLast();
        if (kept != null) {
            try {
                return exchange(kept, to, document, signal);
            } catch (SocketTimeoutException e) {
                return new LinkAnswer.NoAnswer("The receiver did not answer in time.");
            } catch (IOException e) {
                // The receiver may have closed a connection that lay idle: once more on a new one, under the same id.
                return sendOnNew(to, document, signal);
            }
        }
        return sendOnNew(to, document, signal);
    }

    private LinkAnswer sendOnNew(Receiver to, String document, Signal signal) {
        LineConnection connection;
        try {
            connection = LineConnection.open(to.address(), settings);
        } catch (IOException e) {
            return new LinkAnswer.NoAnswer("The receiver cannot be reached.");
        }
        try {
            return exchange(connection, to, document, signal);
        } catch (SocketTimeoutException e) {
            return new LinkAnswer.NoAnswer("The receiver did not answer in time.");
        } catch (IOException e) {
            return new LinkAnswer.NoAnswer("The connection to the receiver broke.");
        }
    }

    private LinkAnswer exchange(LineConnection connection, Receiver to, String document, Signal signal)
            throws IOException {
        boolean good = false;
        try {
            var answer = acks.read(connection.exchange(document), signal.id());
            good = !(answer instanceof LinkAnswer.NoAnswer);
            return answer;
        } finally {
            if (good) {
                idleAt(to.address()).addLast(connection);
            } else {
                connection.close();
            }
        }
    }

    private Deque<LineConnection> idleAt(String address) {
        return idle.computeIfAbsent(address, key -> new ConcurrentLinkedDeque<>());
    }
}
