package org.keyholder.server.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.keyholder.server.signal.SettledSignal;
import org.keyholder.server.signal.SignalDeed;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.SignalObserver;

/** Keeps what observers of signals are told. */
public final class SeenSignals implements SignalObserver {

    private final List<SettledSignal> settled = new CopyOnWriteArrayList<>();
    private final List<SignalDeed> deeds = new CopyOnWriteArrayList<>();

    @Override
    public void settled(List<SettledSignal> signals) {
        settled.addAll(signals);
    }

    @Override
    public void decided(SignalDeed deed) {
        deeds.add(deed);
    }

    public List<SettledSignal> settled(SignalId signal) {
        return settled.stream().filter(one -> one.signal().equals(signal)).toList();
    }

    public List<SignalDeed> deeds(SignalId signal) {
        return deeds.stream().filter(deed -> deed.signal().equals(signal)).toList();
    }
}
