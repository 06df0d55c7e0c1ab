package org.keyholder.server.signal.internal;

import org.keyholder.server.signal.Heartbeat;
import org.keyholder.server.signal.LinkAnswer;
import org.keyholder.server.signal.ReceiverConnection;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.station.Receiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A receiver with the connection to it. Once it is retired it is closed by whoever uses it last, so that a receiver whose
 * address is changed breaks off no signal that is on its way. Only its queue's own thread counts the users.
 */
final class OpenReceiver {

    private static final Logger log = LoggerFactory.getLogger(OpenReceiver.class);

    private final Receiver receiver;
    private final ReceiverConnection connection;
    private final Heartbeat heartbeat;
    private int users;
    private boolean retired;
    private boolean closed;

    OpenReceiver(Receiver receiver, ReceiverConnection connection, Heartbeat heartbeat) {
        this.receiver = receiver;
        this.connection = connection;
        this.heartbeat = heartbeat;
    }

    /** Whether the receiver is still what it was when the connection to it was made. */
    boolean isTo(Receiver other) {
        return receiver.format().equals(other.format()) && receiver.address().equals(other.address());
    }

    Heartbeat heartbeat() {
        return heartbeat;
    }

    LinkAnswer send(Signal signal, long sequence) {
        return connection.send(signal, sequence);
    }

    LinkAnswer beat() {
        return connection.beat();
    }

    void use() {
        users++;
    }

    void used() {
        users--;
        closeIfUnused();
    }

    /** Nothing new goes over it. */
    void retire() {
        retired = true;
        closeIfUnused();
    }

    boolean isClosed() {
        return closed;
    }

    private void closeIfUnused() {
        if (retired && users == 0) {
            close();
        }
    }

    /** At once, whatever is on its way. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            connection.close();
        } catch (RuntimeException e) {
            // A connection that cannot be closed must not stop the queue that has no use for it any more.
            log.warn("The connection to receiver {} was not closed.", receiver.id(), e);
        }
    }
}
