package org.keyholder.server.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.OpenBin;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.AccountNumber;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose each account number of a station is and was. The database writes it as sites change, whatever the door; a number that was a site's is
 * nobody else's until it is released.
 */
@Component
public class AccountBook {

    static final String SELECT = """
            select b.dealer_id, b.id, b.site_id, b.station_id, b.number, b.from_at, b.until_at, b.released_at, s.name as site_name,
                   s.deleted_at, s.erased_at, t.name as station_name, d.name as dealer_name
            from account_number b
            join station t on t.id = b.station_id
            join dealer d on d.id = b.dealer_id
            left join site s on s.dealer_id = b.dealer_id and s.id = b.site_id
            """;

    /** What refuses a number that is somebody's: the keys of {@code site}, the book, and the guard of open alarms. */
    private static final Set<String> REFUSE =
            Set.of("site_account_number", "site_number_at_receiver", "account_number_once", "account_number_sent_once");

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final OpenBin bin;

    AccountBook(JdbcClient jdbc, TenantTransactions transactions, OpenBin bin) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.bin = bin;
    }

    /**
     * A time in which a number was a site's.
     *
     * @param siteName none where the site is not this tenant's to see: it has moved to another station
     * @param number as the station knows the site, with its prefix
     * @param until empty while it is the site's
     * @param released since when others may have it
     * @param deleted since when the site is in the bin, or erased
     * @param erased since when nothing of the site is left
     */
    public record Entry(
            UUID id,
            DealerId dealer,
            SiteId site,
            Optional<String> siteName,
            StationId station,
            String stationName,
            String dealerName,
            AccountNumber number,
            Instant from,
            Optional<Instant> until,
            Optional<Instant> released,
            Optional<Instant> deleted,
            Optional<Instant> erased) {

        /** Whether it was the site's, and may be nobody else's yet. */
        public boolean isKept() {
            return until.isPresent() && released.isEmpty();
        }

        /** Whether the site that has it lies in the bin, from where it may come back with it. */
        public boolean isInBin() {
            return until.isEmpty() && deleted.isPresent();
        }
    }

    /**
     * A site that a number is kept for.
     *
     * @param former it is the site's no more, and not released
     * @param deleted the site is in the bin, or erased
     * @param erased nothing of it is left, and its name is not its own
     */
    public record Holder(SiteId site, String name, boolean former, boolean deleted, boolean erased) {}

    /** Says in the caller's transaction at what moment its changes of numbers happen. */
    void at(Instant moment) {
        jdbc.sql("select set_config('keyholder.at', ?, true)")
                .param(moment.toString())
                .query(String.class)
                .single();
    }

    /** Whether a row was refused because its number is somebody's. */
    static boolean saysInUse(DataIntegrityViolationException refused) {
        var words = String.valueOf(refused.getMessage());
        return REFUSE.stream().anyMatch(words::contains);
    }

    /** Whether the station has another number that people take for this one, whoever's; a dealer of the station is told no more. */
    public boolean looksAlike(DealerId dealer, Optional<SiteId> site, StationId station, AccountNumber number) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("select account_number_looks_alike(?, ?, cast(? as uuid))")
                        .params(Arrays.asList(
                                station.value(),
                                number.text(),
                                site.map(SiteId::toString).orElse(null)))
                        .query(Boolean.class)
                        .single());
    }

    /** All numbers that the site has had, the newest first. */
    public List<Entry> of(DealerId dealer, SiteId site) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> bin.call(
                        () -> jdbc.sql(SELECT + "where b.dealer_id = ? and b.site_id = ? order by b.from_at desc, b.id")
                                .params(dealer.value(), site.value())
                                .query(AccountBook::entry)
                                .list()));
    }

    /** The dealer's own site that has this number at the station, or had it and has not released it. */
    Optional<Holder> ownHolder(DealerId dealer, StationId station, AccountNumber number) {
        return transactions
                .call(
                        TenantScope.dealer(dealer),
                        () -> bin.call(() -> jdbc.sql(SELECT
                                        + "where b.station_id = ? and b.number_key = ? and b.released_at is null")
                                .params(station.value(), number.key())
                                .query(AccountBook::entry)
                                .optional()))
                .map(AccountBook::holder);
    }

    /** The numbers that are kept for the dealer's sites and are theirs no more, so many, the oldest first. */
    public List<Entry> kept(DealerId dealer, int most) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> bin.call(() -> jdbc.sql(
                                SELECT
                                        + "where b.dealer_id = ? and b.until_at is not null and b.released_at is null order by b.until_at, b.id limit ?")
                        .params(dealer.value(), most)
                        .query(AccountBook::entry)
                        .list()));
    }

    /** Of these numbers those that the dealer's own sites have, or had and have not released, by their keys. */
    Map<String, Holder> ownHolders(DealerId dealer, StationId station, List<AccountNumber> numbers) {
        return transactions
                .call(
                        TenantScope.dealer(dealer),
                        () -> bin.call(() -> jdbc.sql(
                                        SELECT
                                                + "where b.station_id = ? and b.number_key = any (?) and b.released_at is null and b.dealer_id = ?")
                                .param(station.value())
                                .param(ColumnArray.of("text", numbers, AccountNumber::key))
                                .param(dealer.value())
                                .query(AccountBook::entry)
                                .list()))
                .stream()
                .collect(Collectors.toMap(held -> held.number().key(), AccountBook::holder));
    }

    private static Holder holder(Entry held) {
        return new Holder(
                held.site(),
                held.siteName().orElseThrow(),
                held.isKept(),
                held.deleted().isPresent(),
                held.erased().isPresent());
    }

    /** Whose the number was at this station, where it is nobody's now, or of a site in the bin: whoever had it last. */
    public Optional<Entry> former(StationId station, AccountNumber number) {
        return former(TenantScope.station(station), station, number);
    }

    /** The same, as far as the tenant sees it. */
    public Optional<Entry> former(TenantScope tenant, StationId station, AccountNumber number) {
        return transactions.call(
                tenant,
                () -> bin.call(() -> jdbc.sql(SELECT
                                + "where b.station_id = ? and b.number_key = ? order by b.from_at desc, b.id limit 1")
                        .params(station.value(), number.key())
                        .query(AccountBook::entry)
                        .optional()
                        .filter(last -> last.until().isPresent() || last.isInBin())));
    }

    /**
     * An entry of this site, or of this station: whichever the tenant is.
     *
     * @throws Refusal 404 for one that the tenant does not see
     */
    public Entry find(TenantScope tenant, UUID id) {
        return transactions.call(
                tenant,
                () -> bin.call(() -> jdbc.sql(SELECT + "where b.id = ?")
                        .param(id)
                        .query(AccountBook::entry)
                        .optional()
                        .orElseThrow(Refusal::notFound)));
    }

    /** Which entries of a station's book are wanted. */
    public enum Which {
        ALL("true"),
        IN_USE("b.until_at is null"),
        KEPT("b.until_at is not null and b.released_at is null"),
        RELEASED("b.released_at is not null");

        private final String condition;

        Which(String condition) {
            this.condition = condition;
        }
    }

    /**
     * The station's book by number, so many from one on.
     *
     * @param beginning what the numbers begin with, however it is written; empty for all
     * @param after the last one of the page before; empty for the first page
     */
    public List<Entry> ofStation(StationId station, String beginning, Which which, Optional<Entry> after, int most) {
        if (!beginning.isBlank() && !AccountNumber.fits(beginning)) {
            return List.of();
        }
        var key = beginning.isBlank() ? "" : new AccountNumber(beginning).key();
        return transactions.call(
                TenantScope.station(station),
                () -> bin.call(() -> jdbc.sql(
                                SELECT + "where b.station_id = :station and starts_with(b.number_key, :beginning) and "
                                        + which.condition
                                        + " and (b.number_key, b.from_at, b.id) > (:number, cast(:from as timestamptz), cast(:id as uuid))"
                                        + " order by b.number_key, b.from_at, b.id limit :most")
                        .param("station", station.value())
                        .param("beginning", key)
                        .param(
                                "number",
                                after.map(entry -> entry.number().key()).orElse(""))
                        .param(
                                "from",
                                after.map(entry -> entry.from().toString()).orElse("-infinity"))
                        .param("id", after.map(entry -> entry.id().toString()).orElse(new UUID(0, 0).toString()))
                        .param("most", most)
                        .query(AccountBook::entry)
                        .list()));
    }

    static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                new DealerId(row.getObject("dealer_id", UUID.class)),
                new SiteId(row.getObject("site_id", UUID.class)),
                Optional.ofNullable(row.getString("site_name")),
                new StationId(row.getObject("station_id", UUID.class)),
                row.getString("station_name"),
                row.getString("dealer_name"),
                new AccountNumber(row.getString("number")),
                row.getTimestamp("from_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("until_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("released_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("deleted_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("erased_at")).map(Timestamp::toInstant));
    }
}
