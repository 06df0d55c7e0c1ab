package org.keyholder.server.signal;

import java.util.List;
import java.util.Map;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.ReceiverId;

/** What has not reached its station, and what people decide about it. */
public interface UnsentSignals {

    /** The station's receivers, by name, with what waits for each. */
    List<ReceiverState> receivers(StationId station);

    /** The station's signals that were sent and are not acknowledged: the parked ones first, then the oldest. */
    List<UnsentSignal> at(StationId station, int atMost);

    /** What the site's station has not been told. */
    UnsentOfSite of(DealerId dealer, SiteId site);

    /** What waits for the receivers that this node sends to, as counted some seconds ago at the most. */
    Map<ReceiverId, Unsent> sentFromHere();

    /**
     * Does what somebody decided about a signal, and puts it on record. A signal that is sent again goes behind what waits
     * for its account, with a new place in the order and the same id.
     *
     * @return whether there was anything to decide: not about a signal that was acknowledged or decided on in between
     */
    boolean decide(StationId station, DealerId dealer, SignalId signal, SignalDeed.Decision decision, Actor actor);
}
