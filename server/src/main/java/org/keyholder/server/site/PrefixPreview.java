package org.keyholder.server.site;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.PrefixRule;
import org.keyholder.server.station.StationRecord;

/**
 * What another rule would make of the numbers of all customers of a station record.
 *
 * @param touched every site of the record that has a number, by name
 * @param mark another one as soon as something would look different
 */
public record PrefixPreview(StationRecord record, PrefixRule wanted, List<Touched> touched, String mark) {

    public PrefixPreview {
        Objects.requireNonNull(record);
        Objects.requireNonNull(wanted);
        touched = List.copyOf(touched);
        Objects.requireNonNull(mark);
    }

    /**
     * How a number looks.
     *
     * @param sent in a signal
     * @param known in a launch URL, and to the station
     */
    public record Look(AccountNumber sent, AccountNumber known) {}

    /** Why a site could not have its number so. */
    public enum Trouble {
        /** At the station somebody has it, or had it and it is not released. */
        IN_USE,
        /** Longer than numbers are. */
        TOO_LONG,
        /** The receiver's format does not take it. */
        NOT_CARRIED
    }

    /** One site, before and after. */
    public record Touched(
            SiteId site, String name, Optional<Look> before, Optional<Look> after, Optional<Trouble> trouble) {}

    /** Whether nothing stands against it. */
    public boolean isPossible() {
        return touched.stream().allMatch(one -> one.trouble().isEmpty());
    }
}
