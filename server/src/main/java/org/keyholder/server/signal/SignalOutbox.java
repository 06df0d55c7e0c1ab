package org.keyholder.server.signal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.ReceiverId;

/** Where signals wait until their receiver has acknowledged them. */
public interface SignalOutbox {

    /** Writes the signals in the caller's transaction; they are sent, in this order per account, once it commits. */
    void queue(List<Signal> signals);

    /** Starts sending to a receiver, in the caller's transaction; nothing happens where it is being sent to already. */
    void open(StationId station, ReceiverId receiver);

    /** The signals that told of these events themselves, of those that were signalled. */
    Map<EventId, SignalState> told(TenantScope tenant, DealerId dealer, List<EventId> events);

    /** The signals about these events, oldest first. */
    List<SignalState> of(TenantScope tenant, DealerId dealer, List<EventId> events);

    /** How far one has come; empty for one that this tenant does not see. */
    Optional<SignalState> find(TenantScope tenant, DealerId dealer, SignalId signal);
}
