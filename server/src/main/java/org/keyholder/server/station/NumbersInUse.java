package org.keyholder.server.station;

import java.util.List;

/** Which account numbers go through a receiver, as signals carry them. Implemented by whoever keeps the sites; in the caller's transaction. */
public interface NumbersInUse {

    /** Those of all sites whose signals go to this receiver. */
    List<AccountNumber> through(ReceiverId receiver);

    /** Those of the sites that are bound to this station record. */
    List<AccountNumber> of(StationRecordId stationRecord);
}
