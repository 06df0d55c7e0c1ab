package org.keyholder.server.site;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.ReceiverId;

/**
 * A zone with all that the alarm path must know of its site, read in one go inside the transaction that stores the
 * event, so that a signal can only carry the number that is the site's own at that moment.
 *
 * @param library what the alarm library says of it, at each of its levels
 */
public record WatchedZone(
        SiteId site,
        ZoneId timeZone,
        ZoneNumber number,
        String name,
        ZoneType type,
        Optional<StationId> station,
        Line line,
        AlarmIntervals intervals,
        List<LibraryEntry> library) {

    /** Of a zone about which the alarm library says nothing. */
    public WatchedZone(
            SiteId site,
            ZoneId timeZone,
            ZoneNumber number,
            String name,
            Optional<StationId> station,
            Line line,
            AlarmIntervals intervals) {
        this(site, timeZone, number, name, ZoneType.INSTANT, station, line, intervals, List.of());
    }

    public WatchedZone {
        Objects.requireNonNull(site);
        Objects.requireNonNull(timeZone);
        Objects.requireNonNull(number);
        Objects.requireNonNull(name);
        Objects.requireNonNull(station);
        Objects.requireNonNull(line);
        Objects.requireNonNull(intervals);
        Objects.requireNonNull(type);
        library = List.copyOf(library);
    }

    /** The way to the station. */
    public sealed interface Line {

        /**
         * Signals go to this receiver.
         *
         * @param account the number by which the station knows the site
         * @param sentAs what signals say in its place: the same, but where the receiver adds the prefix
         */
        record Open(StationId station, ReceiverId receiver, AccountNumber account, AccountNumber sentAs)
                implements Line {

            public Open {
                Objects.requireNonNull(station);
                Objects.requireNonNull(receiver);
                Objects.requireNonNull(account);
                Objects.requireNonNull(sentAs);
            }

            /** Of a row, where it is kept only if it is another one. */
            public static Open of(StationId station, ReceiverId receiver, String account, @Nullable String sentAs) {
                var known = new AccountNumber(account);
                return new Open(station, receiver, known, sentAs == null ? known : new AccountNumber(sentAs));
            }

            /** As a row keeps it. */
            public @Nullable String kept() {
                return sentAs.equals(account) ? null : sentAs.text();
            }
        }

        /** The site has no monitoring station. */
        record NoStation() implements Line {}

        /** The station record names no receiver. */
        record NoReceiver() implements Line {}

        /** The station has not given an account number yet. */
        record NoAccount() implements Line {}
    }
}
