package org.keyholder.server.signal;

import org.keyholder.server.station.Receiver;

/** Speaks one format to receivers. Implemented by the receiver module, a package per format. */
public interface ReceiverLink {

    /** The receiver's protocol that this link speaks, as in {@link Receiver#protocol()}. */
    String protocol();

    /**
     * Hands the signal over and waits for the answer, as long as the link's settings say at the most.
     *
     * @param sequence the signal's place among those of its account: rising, with gaps
     */
    LinkAnswer send(Receiver to, Signal signal, long sequence);
}
