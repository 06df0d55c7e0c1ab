package org.keyholder.server.signal;

import java.util.List;

/** Is told what became of signals, in the transaction that writes it down; whoever fails here undoes that. */
public interface SignalObserver {

    /** The receiver acknowledged or refused them, or they were parked. In the station's transaction. */
    void settled(List<SettledSignal> signals);

    /** Somebody sent a signal again, or gave it up. In the station's transaction. */
    default void decided(SignalDeed deed) {}
}
