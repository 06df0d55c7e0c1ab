package org.keyholder.server.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Formats;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sites' rows, and the rule of one number, one customer. */
@Component
public class Sites {

    static final String SELECT = """
            select dealer_id, id, name, address, street, town, region, postal_code, country, latitude, longitude, time_zone,
                   station_record_id, station_id, account_number, account_prefix, prefixed_by
            from site
            """;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Stations stations;
    private final Formats formats;
    private final SiteRecord record;
    private final AccountBook book;
    private final Ids ids;
    private final Clock clock;

    Sites(
            JdbcClient jdbc,
            TenantTransactions transactions,
            Stations stations,
            Formats formats,
            SiteRecord record,
            AccountBook book,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.stations = stations;
        this.formats = formats;
        this.record = record;
        this.book = book;
        this.ids = ids;
        this.clock = clock;
    }

    /** The sites that the tenant sees, by name. */
    public List<Site> all(TenantScope tenant) {
        return transactions.call(
                tenant,
                () -> jdbc.sql(SELECT + " order by lower(name), id")
                        .query(Sites::site)
                        .list());
    }

    public Optional<Site> find(TenantScope tenant, SiteId id) {
        return transactions.call(
                tenant,
                () -> jdbc.sql(SELECT + " where id = ?")
                        .param(id.value())
                        .query(Sites::site)
                        .optional());
    }

    /**
     * The site is not deleted before the caller's transaction ends.
     *
     * @throws Refusal 404 for one that is not the dealer's
     */
    public void hold(DealerId dealer, SiteId id) {
        boolean isThere = jdbc.sql("select from site where dealer_id = ? and id = ? for share")
                .params(dealer.value(), id.value())
                .query((row, n) -> true)
                .optional()
                .orElse(false);
        if (!isThere) {
            throw Refusal.notFound();
        }
    }

    /** Those of these that are seen, by their ids, in one statement. */
    public Map<SiteId, Site> find(TenantScope tenant, List<SiteId> wanted) {
        return transactions
                .call(
                        tenant,
                        () -> jdbc.sql(SELECT + " where id = any (?)")
                                .param(ColumnArray.of("uuid", wanted, SiteId::value))
                                .query(Sites::site)
                                .list())
                .stream()
                .collect(Collectors.toMap(Site::id, site -> site));
    }

    /** In which country the dealer made the last site, of those whose address says so. */
    public Optional<String> latestCountry(DealerId dealer) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("select country from site where dealer_id = ? and country is not null"
                                + " order by created_at desc limit 1")
                        .param(dealer.value())
                        .query(String.class)
                        .optional());
    }

    /** The one site that this station knows by the number, with its prefix; letter case and blanks do not count. */
    public Optional<Site> byAccount(StationId station, AccountNumber number) {
        return byAccount(TenantScope.station(station), station, number);
    }

    /** The same, as far as the tenant sees it. */
    public Optional<Site> byAccount(TenantScope tenant, StationId station, AccountNumber number) {
        return transactions.call(
                tenant,
                () -> jdbc.sql(SELECT + " where station_id = ? and known_key = ?")
                        .params(station.value(), number.key())
                        .query(Sites::site)
                        .optional());
    }

    /** The sites that have this number before somebody adds a prefix to it: of each station record one at most, and none to which nobody adds one. */
    public List<Site> byUnprefixed(StationId station, AccountNumber number) {
        return byUnprefixed(TenantScope.station(station), station, number);
    }

    /** The same, as far as the tenant sees them. */
    public List<Site> byUnprefixed(TenantScope tenant, StationId station, AccountNumber number) {
        return transactions.call(
                tenant,
                () -> jdbc.sql(
                                SELECT
                                        + " where station_id = ? and account_key = ? and prefixed_by <> 'number' order by lower(name), id")
                        .params(station.value(), number.key())
                        .query(Sites::site)
                        .list());
    }

    /** Makes a site; refused where the receiver's format cannot carry the number. */
    public SaveSite create(DealerId dealer, SiteDetails details) {
        return create(dealer, new SiteId(ids.next()), details);
    }

    /** Makes a site that groups its events so; refused where the receiver's format cannot carry the number. */
    public SaveSite create(DealerId dealer, SiteDetails details, AlarmIntervals intervals) {
        return create(dealer, new SiteId(ids.next()), details, intervals);
    }

    /** Makes a site under an id that the caller chose. */
    public SaveSite create(DealerId dealer, SiteId id, SiteDetails details) {
        return create(dealer, id, details, AlarmIntervals.STANDARD);
    }

    private SaveSite create(DealerId dealer, SiteId id, SiteDetails details, AlarmIntervals intervals) {
        return savingNumber(dealer, Optional.empty(), details, () -> {
            jdbc.sql("""
                            insert into site (name, address, street, town, region, postal_code, country, latitude, longitude, time_zone,
                                              station_record_id, station_id, account_number, dealer_id, id, created_at)
                            values (:name, :address, :street, :town, :region, :postal_code, :country, :latitude, :longitude,
                                    :time_zone, :station_record_id, :station_id, :account_number, :dealer_id, :id, :created_at)
                            """)
                    .params(columns(dealer, id, details))
                    .param("created_at", Timestamp.from(clock.instant()))
                    .update();
            updateIntervals(dealer, id, intervals);
            record.created(dealer, id);
            return new SaveSite.Saved(id);
        });
    }

    /** Gives the site new details; refused where the receiver's format cannot carry the number. */
    public SaveSite change(DealerId dealer, SiteId id, SiteDetails details) {
        return savingNumber(
                dealer, Optional.of(id), details, () -> record.changing(dealer, id, () -> update(dealer, id, details)));
    }

    private SaveSite update(DealerId dealer, SiteId id, SiteDetails details) {
        int changed = jdbc.sql("""
                        update site set name = :name, address = :address, street = :street, town = :town, region = :region,
                                        postal_code = :postal_code, country = :country, latitude = :latitude,
                                        longitude = :longitude, time_zone = :time_zone,
                                        station_record_id = :station_record_id, station_id = :station_id,
                                        account_number = :account_number
                        where dealer_id = :dealer_id and id = :id
                        """).params(columns(dealer, id, details)).update();
        if (changed == 0) {
            throw Refusal.notFound();
        }
        return new SaveSite.Saved(id);
    }

    /** Gives the site new details and intervals, or neither. */
    public SaveSite change(DealerId dealer, SiteId id, SiteDetails details, AlarmIntervals intervals) {
        return savingNumber(dealer, Optional.of(id), details, () -> update(dealer, id, details, intervals));
    }

    private SaveSite update(DealerId dealer, SiteId id, SiteDetails details, AlarmIntervals intervals) {
        return record.changing(dealer, id, () -> {
            var saved = update(dealer, id, details);
            updateIntervals(dealer, id, intervals);
            return saved;
        });
    }

    /**
     * The same, where the site still is as whoever changes it has seen it.
     *
     * @param seen whether it is
     */
    public SaveSite change(
            DealerId dealer,
            SiteId id,
            SiteDetails details,
            AlarmIntervals intervals,
            BiPredicate<Site, AlarmIntervals> seen) {
        return savingNumber(dealer, Optional.of(id), details, () -> {
            var now = locked(dealer, id);
            var itsIntervals = intervals(dealer, id);
            return seen.test(now, itsIntervals)
                    ? update(dealer, id, details, intervals)
                    : new SaveSite.ChangedMeanwhile(now, itsIntervals);
        });
    }

    private Site locked(DealerId dealer, SiteId id) {
        return jdbc.sql(SELECT + " where dealer_id = ? and id = ? for no key update")
                .params(dealer.value(), id.value())
                .query(Sites::site)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** When the site's events belong together. */
    public AlarmIntervals intervals(DealerId dealer, SiteId id) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("select join_seconds, quiet_minutes from site where dealer_id = ? and id = ?")
                        .params(dealer.value(), id.value())
                        .query((row, n) -> new AlarmIntervals(
                                Duration.ofSeconds(row.getInt("join_seconds")),
                                Duration.ofMinutes(row.getInt("quiet_minutes"))))
                        .optional()
                        .orElseThrow(Refusal::notFound));
    }

    /** Sets when the site's events belong together; holds from the next event on. */
    public void setIntervals(DealerId dealer, SiteId id, AlarmIntervals intervals) {
        transactions.run(
                TenantScope.dealer(dealer),
                () -> record.changing(dealer, id, () -> updateIntervals(dealer, id, intervals)));
    }

    private boolean updateIntervals(DealerId dealer, SiteId id, AlarmIntervals intervals) {
        int changed = jdbc.sql("update site set join_seconds = ?, quiet_minutes = ? where dealer_id = ? and id = ?")
                .params(
                        (int) intervals.join().toSeconds(),
                        (int) intervals.quiet().toMinutes(),
                        dealer.value(),
                        id.value())
                .update();
        if (changed == 0) {
            throw Refusal.notFound();
        }
        return true;
    }

    /** The database decides, so that of two saves at the same moment one is refused. */
    private SaveSite savingNumber(
            DealerId dealer, Optional<SiteId> site, SiteDetails details, Supplier<SaveSite> save) {
        try {
            return transactions.call(TenantScope.dealer(dealer), () -> {
                book.at(clock.instant());
                details.stationRecord().ifPresent(record -> stations.hold(dealer, record));
                return save.get();
            });
        } catch (ConcurrencyFailureException e) {
            // Of two that wait for each other the database lets one go on and undoes the other.
            throw Refusal.invalid(
                    "saved-at-once",
                    "accountNumber",
                    "Something else about these numbers was saved in the same moment. Nothing was changed here: save it again.");
        } catch (DataIntegrityViolationException e) {
            if (String.valueOf(e.getMessage()).contains("\"site_pkey\"")) {
                throw Refusal.invalid(
                        "site-deleted",
                        "site",
                        "A site of this id is deleted or erased. Restore it, or use another id.");
            }
            if (!AccountBook.saysInUse(e)) {
                throw e;
            }
            return inUse(dealer, site, details);
        }
    }

    private SaveSite inUse(DealerId dealer, Optional<SiteId> site, SiteDetails details) {
        var record = details.stationRecord()
                .flatMap(id -> stations.record(dealer, id))
                .orElseThrow(Refusal::notFound);
        return book.ownHolder(
                        dealer,
                        record.station().id(),
                        record.prefixRule().known(details.account().orElseThrow()))
                .filter(holder -> !site.equals(Optional.of(holder.site())))
                .<SaveSite>map(holder -> new SaveSite.HeldByOwn(record.station(), holder))
                .orElseGet(() -> new SaveSite.NumberInUse(record.station()));
    }

    private Map<String, @Nullable Object> columns(DealerId dealer, SiteId id, SiteDetails details) {
        var record = details.stationRecord().map(wanted -> stationRecord(dealer, wanted));
        record.flatMap(StationRecord::receiver)
                .ifPresent(receiver -> details.account()
                        .ifPresent(number -> formats.check(
                                receiver, record.orElseThrow().prefixRule().sent(number))));
        record.ifPresent(bound -> details.account().ifPresent(bound.prefixRule()::known));
        var values = new HashMap<String, @Nullable Object>();
        values.put("name", details.name());
        values.putAll(PlaceColumns.of(details.place()));
        values.put("time_zone", details.timeZone().getId());
        values.put("station_record_id", record.map(r -> r.id().value()).orElse(null));
        values.put("station_id", record.map(r -> r.station().id().value()).orElse(null));
        values.put("account_number", details.account().map(AccountNumber::text).orElse(null));
        values.put("dealer_id", dealer.value());
        values.put("id", id.value());
        return values;
    }

    private StationRecord stationRecord(DealerId dealer, StationRecordId wanted) {
        return stations.record(dealer, wanted)
                .orElseThrow(() -> Refusal.invalid(
                        "station-record-unknown", "stationRecord", "Choose one of your monitoring stations."));
    }

    static Site site(ResultSet row, int number) throws SQLException {
        return new Site(
                new DealerId(row.getObject("dealer_id", UUID.class)),
                new SiteId(row.getObject("id", UUID.class)),
                row.getString("name"),
                PlaceColumns.read(row),
                ZoneId.of(row.getString("time_zone")),
                binding(row));
    }

    private static Optional<Site.Binding> binding(ResultSet row) throws SQLException {
        var record = row.getObject("station_record_id", UUID.class);
        if (record == null) {
            return Optional.empty();
        }
        return Optional.of(new Site.Binding(
                new StationRecordId(record),
                new StationId(row.getObject("station_id", UUID.class)),
                Stations.prefixRule(row),
                Optional.ofNullable(row.getString("account_number")).map(AccountNumber::new)));
    }
}
