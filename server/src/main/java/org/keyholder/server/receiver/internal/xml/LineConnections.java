package org.keyholder.server.receiver.internal.xml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLException;
import org.keyholder.server.signal.LinkAnswer;
import org.keyholder.server.signal.ReceiverConnection;
import org.keyholder.server.signal.Signal;

/**
 * The TCP connections to one receiver. They stay open and are used again; one that brought no good answer is thrown away, so
 * that a late acknowledgement can never confirm the next signal.
 */
final class LineConnections implements ReceiverConnection {

    private final LineConnector connector;
    private final SignalXml signals;
    private final AckXml acks;
    private final Deque<LineConnection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    LineConnections(LineConnector connector, SignalXml signals, AckXml acks) {
        this.connector = connector;
        this.signals = signals;
        this.acks = acks;
    }

    @Override
    public LinkAnswer send(Signal signal, long sequence) {
        var document = signals.write(signal, sequence);
        var kept = idle.pollLast();
        if (kept != null) {
            try {
                return exchange(kept, document, signal);
            } catch (SocketTimeoutException e) {
                return new LinkAnswer.NoAnswer("The receiver did not answer in time.");
            } catch (IOException e) {
                // The receiver may have closed a connection that lay idle: once more on a new one, under the same id.
                return sendOnNew(document, signal);
            }
        }
        return sendOnNew(document, signal);
    }

    private LinkAnswer sendOnNew(String document, Signal signal) {
        LineConnection connection;
        try {
            connection = connector.open();
        } catch (SSLException e) {
            return new LinkAnswer.NoAnswer(
                    "No trusted connection to the receiver: " + AckXml.line(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return new LinkAnswer.NoAnswer("The receiver cannot be reached.");
        }
        try {
            return exchange(connection, document, signal);
        } catch (SocketTimeoutException e) {
            return new LinkAnswer.NoAnswer("The receiver did not answer in time.");
        } catch (IOException e) {
            return new LinkAnswer.NoAnswer("The connection to the receiver broke.");
        }
    }

    private LinkAnswer exchange(LineConnection connection, String document, Signal signal) throws IOException {
        boolean good = false;
        try {
            var answer = acks.read(connection.exchange(document), signal.id());
            good = answer instanceof LinkAnswer.Acknowledged || answer instanceof LinkAnswer.Refused;
            return answer;
        } finally {
            if (good) {
                keep(connection);
            } else {
                connection.close();
            }
        }
    }

    private void keep(LineConnection connection) throws IOException {
        idle.addLast(connection);
        if (closed && idle.remove(connection)) {
            connection.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A connection to " + connector + " was not closed", e);
        }
    }
}
