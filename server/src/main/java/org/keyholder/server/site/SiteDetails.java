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
        String address,
        ZoneId timeZone,
        Optional<StationRecordId> stationRecord,
        Optional<AccountNumber> account) {

    public SiteDetails {
        name = text(name, "name", 120);
        address = text(address, "address", 300);
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

    private static String text(String value, String field, int longest) {
        var stripped = value.strip();
        if (stripped.isEmpty()) {
            throw Refusal.invalid(field + "-missing", field, "This field is required.");
        }
        if (stripped.length() > longest) {
            throw Refusal.invalid(field + "-too-long", field, "At most " + longest + " characters.");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(field + "-invalid", field, "Only plain text, without line breaks.");
        }
        return stripped;
    }
}
