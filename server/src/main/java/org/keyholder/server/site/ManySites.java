package org.keyholder.server.site;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Formats;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Looks up, checks and saves many of a dealer's sites at once: in so many statements for a hundred of them as for one. */
@Component
public class ManySites {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Stations stations;
    private final Formats formats;
    private final SiteRecord record;
    private final AccountBook book;
    private final Clock clock;

    ManySites(
            JdbcClient jdbc,
            TenantTransactions transactions,
            Stations stations,
            Formats formats,
            SiteRecord record,
            AccountBook book,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.stations = stations;
        this.formats = formats;
        this.record = record;
        this.book = book;
        this.clock = clock;
    }

    /** A number of a station's, as it is compared. */
    public record NumberAt(StationId station, String key) {

        public static NumberAt of(StationRecord record, AccountNumber entered) {
            return new NumberAt(
                    record.station().id(), record.prefixRule().known(entered).key());
        }
    }

    /** A site as it shall be. */
    public record Wanted(SiteId site, SiteDetails details) {}

    /** What holds of a number that is about to be given: nothing is said of whose it is, unless it is the dealer's own. */
    public record Standing(Set<SiteId> taken, Map<SiteId, AccountBook.Holder> ownHolders, Set<SiteId> lookAlikes) {}

    /**
     * Until the caller's transaction ends, the station records stay as they are, and so do the sites that are changed. Those that only get
     * more contacts and zones go on reporting. All sites before all lines, and each in one order, as whoever opts out locks them.
     */
    public void hold(DealerId dealer, Collection<SiteId> changed, Collection<SiteId> touched) {
        stations.holdAll(dealer);
        jdbc.sql("select from site where dealer_id = ? and id = any (?) order by dealer_id, id for update")
                .params(dealer.value(), ids(changed))
                .query(row -> {});
        jdbc.sql("select from site where dealer_id = ? and id = any (?) order by dealer_id, id for key share")
                .params(dealer.value(), ids(touched))
                .query(row -> {});
        jdbc.sql("select hold_site_lines(?, ?)")
                .params(dealer.value(), ids(touched))
                .query(row -> {});
    }

    /** Those of the dealer's sites that have one of these numbers. */
    public Map<NumberAt, Site> byNumbers(DealerId dealer, Collection<NumberAt> numbers) {
        var wanted = List.copyOf(numbers);
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc
                        .sql(Sites.SELECT + """
                         where dealer_id = ? and (station_id, known_key) in (select * from unnest(?::uuid[], ?::text[]))
                        """)
                        .param(dealer.value())
                        .param(ColumnArray.of(
                                "uuid", wanted, one -> one.station().value()))
                        .param(ColumnArray.of("text", wanted, NumberAt::key))
                        .query(Sites::site)
                        .list()
                        .stream()
                        .collect(toMap(
                                site -> new NumberAt(
                                        site.binding().orElseThrow().station(),
                                        site.account().orElseThrow().key()),
                                site -> site)));
    }

    /** Those of the dealer's sites that are called one of these names, whatever the letter case; at most one for each name and address. */
    public List<Site> byNames(DealerId dealer, Collection<String> names) {
        var wanted = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql(Sites.SELECT + " where dealer_id = ? and lower(name) = any (?) limit 20000")
                        .param(dealer.value())
                        .param(ColumnArray.of("text", wanted, name -> name))
                        .query(Sites::site)
                        .list());
    }

    /** How many sites the dealer has. */
    public int count(DealerId dealer) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("select count(*) from site where dealer_id = ?")
                        .param(dealer.value())
                        .query(Integer.class)
                        .single());
    }

    /** All of the dealer's sites by name, so many at a time. */
    public List<Site> after(DealerId dealer, Optional<Site> last, int most) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql(Sites.SELECT + """
                         where dealer_id = :dealer and (lower(name), id) > (lower(:name), cast(:id as uuid))
                        order by lower(name), id limit :most
                        """)
                        .param("dealer", dealer.value())
                        .param("name", last.map(Site::name).orElse(""))
                        .param(
                                "id",
                                last.map(site -> site.id().toString()).orElse("00000000-0000-0000-0000-000000000000"))
                        .param("most", most)
                        .query(Sites::site)
                        .list());
    }

    /** Refuses a number that the record's receiver cannot carry, or that is too long with its prefix. */
    public void check(StationRecord bound, AccountNumber entered) {
        bound.receiver()
                .ifPresent(
                        receiver -> formats.check(receiver, bound.prefixRule().sent(entered)));
        bound.prefixRule().known(entered);
    }

    /** Which of these sites could not have their numbers by this record, and which would have one that looks like another's. */
    public Standing standing(StationRecord bound, List<Wanted> wanted) {
        var dealer = bound.dealer();
        return transactions.call(TenantScope.dealer(dealer), () -> {
            var taken = taken(bound, wanted);
            return new Standing(taken, ownHolders(bound, wanted, taken), lookAlikes(bound, wanted));
        });
    }

    private Set<SiteId> taken(StationRecord bound, List<Wanted> wanted) {
        return jdbc
                .sql("select * from account_numbers_taken(?, ?::uuid[], ?::text[], ?::text[])")
                .param(bound.id().value())
                .param(ColumnArray.of("uuid", wanted, one -> one.site().value()))
                .param(ColumnArray.of("text", wanted, one -> known(bound, one).key()))
                .param(ColumnArray.of(
                        "text",
                        wanted,
                        one -> bound.prefixRule().sent(number(one)).key()))
                .query(UUID.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .map(SiteId::new)
                .collect(toSet());
    }

    private Map<SiteId, AccountBook.Holder> ownHolders(StationRecord bound, List<Wanted> wanted, Set<SiteId> taken) {
        var refused = wanted.stream().filter(one -> taken.contains(one.site())).toList();
        if (refused.isEmpty()) {
            return Map.of();
        }
        var holders = book.ownHolders(
                bound.dealer(),
                bound.station().id(),
                refused.stream().map(one -> known(bound, one)).toList());
        return refused.stream()
                .filter(one -> holders.containsKey(known(bound, one).key()))
                .collect(toMap(
                        Wanted::site,
                        one -> Objects.requireNonNull(
                                holders.get(known(bound, one).key()))));
    }

    private Set<SiteId> lookAlikes(StationRecord bound, List<Wanted> wanted) {
        return jdbc
                .sql("""
                        select w.site from unnest(?::uuid[], ?::text[]) as w (site, number)
                        where account_number_looks_alike(?, w.number, w.site)
                        """)
                .param(ColumnArray.of("uuid", wanted, one -> one.site().value()))
                .param(ColumnArray.of("text", wanted, one -> known(bound, one).text()))
                .param(bound.station().id().value())
                .query(UUID.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .map(SiteId::new)
                .collect(toSet());
    }

    private static AccountNumber number(Wanted one) {
        return one.details().account().orElseThrow();
    }

    private static AccountNumber known(StationRecord bound, Wanted one) {
        return bound.prefixRule().known(number(one));
    }

    /**
     * Makes these sites and changes those, in the caller's transaction.
     *
     * @param records the dealer's station records
     * @return false where a number was taken meanwhile: then the transaction is over, and nothing of it is saved
     */
    public boolean save(
            DealerId dealer, List<Wanted> created, List<Wanted> changed, Map<StationRecordId, StationRecord> records) {
        book.at(clock.instant());
        try {
            if (!created.isEmpty()) {
                insert(dealer, created, records);
            }
            if (!changed.isEmpty()) {
                var before =
                        record.states(dealer, changed.stream().map(Wanted::site).toList());
                update(dealer, changed, records);
                record.changed(dealer, before);
            }
            record.created(dealer, created.stream().map(Wanted::site).toList());
            return true;
        } catch (DataIntegrityViolationException refused) {
            if (!AccountBook.saysInUse(refused)) {
                throw refused;
            }
            return false;
        }
    }

    private void insert(DealerId dealer, List<Wanted> sites, Map<StationRecordId, StationRecord> records) {
        with(jdbc.sql("""
                        insert into site (dealer_id, created_at, id, name, address, street, town, region, postal_code, country,
                                          latitude, longitude, time_zone, station_record_id, station_id, account_number)
                        select :dealer, :now, w.* from unnest(:id::uuid[], :name::text[], :address::text[], :street::text[],
                            :town::text[], :region::text[], :postal_code::text[], :country::text[], :latitude::numeric[],
                            :longitude::numeric[], :time_zone::text[], :record::uuid[], :station::uuid[], :number::text[]) w
                        """), dealer, sites, records)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void update(DealerId dealer, List<Wanted> sites, Map<StationRecordId, StationRecord> records) {
        with(jdbc.sql("""
                        update site s set name = w.name, address = w.address, street = w.street, town = w.town, region = w.region,
                                          postal_code = w.postal_code, country = w.country, latitude = w.latitude,
                                          longitude = w.longitude, time_zone = w.time_zone, station_record_id = w.record,
                                          station_id = w.station, account_number = w.number
                        from unnest(:id::uuid[], :name::text[], :address::text[], :street::text[], :town::text[], :region::text[],
                            :postal_code::text[], :country::text[], :latitude::numeric[], :longitude::numeric[],
                            :time_zone::text[], :record::uuid[], :station::uuid[], :number::text[])
                            as w (id, name, address, street, town, region, postal_code, country, latitude, longitude, time_zone,
                                  record, station, number)
                        where s.dealer_id = :dealer and s.id = w.id
                        """), dealer, sites, records).update();
    }

    private static JdbcClient.StatementSpec with(
            JdbcClient.StatementSpec statement,
            DealerId dealer,
            List<Wanted> sites,
            Map<StationRecordId, StationRecord> records) {
        var places = sites.stream()
                .collect(
                        toMap(Wanted::site, one -> PlaceColumns.of(one.details().place())));
        for (var column : List.of("address", "street", "town", "region", "postal_code", "country")) {
            statement.param(column, array("text", sites, one -> place(places, one, column)));
        }
        for (var column : List.of("latitude", "longitude")) {
            statement.param(column, array("numeric", sites, one -> place(places, one, column)));
        }
        return statement
                .param("dealer", dealer.value())
                .param("id", array("uuid", sites, one -> one.site().value()))
                .param("name", array("text", sites, one -> one.details().name()))
                .param(
                        "time_zone",
                        array("text", sites, one -> one.details().timeZone().getId()))
                .param(
                        "record",
                        array(
                                "uuid",
                                sites,
                                one -> one.details()
                                        .stationRecord()
                                        .map(StationRecordId::value)
                                        .orElse(null)))
                .param("station", array("uuid", sites, one -> station(one, records)))
                .param(
                        "number",
                        array(
                                "text",
                                sites,
                                one -> one.details()
                                        .account()
                                        .map(AccountNumber::text)
                                        .orElse(null)));
    }

    private static @Nullable Object place(
            Map<SiteId, Map<String, @Nullable Object>> places, Wanted one, String column) {
        return Objects.requireNonNull(places.get(one.site())).get(column);
    }

    private static @Nullable Object station(Wanted one, Map<StationRecordId, StationRecord> records) {
        return one.details()
                .stationRecord()
                .map(id ->
                        Objects.requireNonNull(records.get(id)).station().id().value())
                .orElse(null);
    }

    private static SqlArrayValue array(String type, List<Wanted> sites, Function<Wanted, @Nullable Object> column) {
        return ColumnArray.of(type, sites, column);
    }

    private static SqlArrayValue ids(Collection<SiteId> sites) {
        return ColumnArray.of("uuid", List.copyOf(sites), SiteId::value);
    }
}
