package org.keyholder.server.site;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.PrefixRule;
import org.keyholder.server.station.StationRecordId;

/**
 * One protected place of one customer.
 *
 * @param binding the station that watches it; none while the site is being set up
 */
public record Site(
        DealerId dealer, SiteId id, String name, SiteAddress place, ZoneId timeZone, Optional<Binding> binding) {

    public Site {
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(place);
        Objects.requireNonNull(timeZone);
        Objects.requireNonNull(binding);
    }

    /**
     * Who watches the site, and under which number.
     *
     * @param prefixRule who adds a prefix to what was entered
     * @param entered none while the station has not given one: then nothing is sent
     */
    public record Binding(
            StationRecordId record, StationId station, PrefixRule prefixRule, Optional<AccountNumber> entered) {

        public Binding {
            Objects.requireNonNull(record);
            Objects.requireNonNull(station);
            Objects.requireNonNull(prefixRule);
            Objects.requireNonNull(entered);
        }

        /** The number by which the station knows the site. */
        public Optional<AccountNumber> account() {
            return entered.map(prefixRule::known);
        }

        /** The number that signals carry. */
        public Optional<AccountNumber> sent() {
            return entered.map(prefixRule::sent);
        }
    }

    /** In one line. */
    public String address() {
        return place.line();
    }

    /** The number by which the station knows the site. */
    public Optional<AccountNumber> account() {
        return binding.flatMap(Binding::account);
    }

    /** The same, where it is this station that knows it: another one's number may be somebody else's here. */
    public Optional<AccountNumber> accountAt(StationId station) {
        return binding.filter(bound -> bound.station().equals(station)).flatMap(Binding::account);
    }
}
