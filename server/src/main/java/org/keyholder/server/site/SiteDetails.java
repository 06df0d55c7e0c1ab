package org.keyholder.server.site;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.StationRecordId;

/** What a dealer enters about a site; refused with the field's name when it cannot be. */
public record SiteDetails(
        String name,
        SiteAddress place,
        ZoneId timeZone,
        Optional<StationRecordId> stationRecord,
        Optional<AccountNumber> account) {

    public SiteDetails {
        name = PlainLine.needed(name, "name", 120);
        Objects.requireNonNull(place);
        Objects.requireNonNull(timeZone);
        Objects.requireNonNull(stationRecord);
        Objects.requireNonNull(account);
        if (account.isPresent() && stationRecord.isEmpty()) {
            throw Refusal.invalid(
                    "station-record-missing",
                    "stationRecord",
                    "Choose the monitoring station that gave this account number.");
        }
    }

    /** With an address that is one line. */
    public SiteDetails(
            String name,
            String address,
            ZoneId timeZone,
            Optional<StationRecordId> stationRecord,
            Optional<AccountNumber> account) {
        this(name, SiteAddress.of(address), timeZone, stationRecord, account);
    }

    /** In one line. */
    public String address() {
        return place.line();
    }
}
