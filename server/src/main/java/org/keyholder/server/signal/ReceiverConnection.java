package org.keyholder.server.signal;

/**
 * The way to one receiver: opened, used, closed by the queue of that receiver. Several threads may send at once, each about
 * an account of its own.
 */
public interface ReceiverConnection extends AutoCloseable {

    /**
     * Hands the signal over and waits for the answer, as long as the format's settings say at the most.
     *
     * @param sequence the signal's place among those of its account: rising, with gaps
     */
    LinkAnswer send(Signal signal, long sequence);

    /** Sends one heartbeat and waits for the answer. Only asked of formats that have one. */
    default LinkAnswer beat() {
        throw new IllegalStateException("This format has no heartbeat");
    }

    /** Nothing is sent over it from now on; what is on its way may still come to its end. */
    @Override
    void close();
}
