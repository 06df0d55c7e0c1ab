package org.keyholder.server.signal;

import org.keyholder.server.station.FormatRules;
import org.keyholder.server.station.Receiver;

/**
 * How a kind of receiver is spoken to: its settings, the account numbers that it can carry, its heartbeat, its
 * connection. Implemented by the receiver module, a package per format.
 */
public interface ReceiverFormat extends FormatRules {

    Heartbeat heartbeat();

    /** Makes the connection to a receiver of this format. Does not wait for the receiver: that is what sending does. */
    ReceiverConnection open(Receiver receiver);
}
