package org.keyholder.server.station;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.StationId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of stations, receivers and station records. */
@Component
public class Stations {

    private static final String RECORDS = """
            select r.id, r.dealer_id, r.name, s.id as station_id, s.name as station_name, s.phone as station_phone,
                   v.id as receiver_id, v.name as receiver_name, v.protocol, v.address,
                   r.prefixed_by, r.account_prefix
            from station_record r
            join station s on s.id = r.station_id
            left join receiver v on v.station_id = r.station_id and v.id = r.receiver_id
            """;

    private static final int MOST_NETWORKS = 100;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Formats formats;
    private final NumbersInUse numbers;
    private final Clock clock;

    Stations(JdbcClient jdbc, TenantTransactions transactions, Formats formats, NumbersInUse numbers, Clock clock) {
        this.jdbc = jdbc;
        this.formats = formats;
        this.numbers = numbers;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<Station> find(TenantScope tenant, StationId id) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("select id, name, phone from station where id = ?")
                        .param(id.value())
                        .query((row, n) -> new Station(id, row.getString("name"), row.getString("phone")))
                        .optional());
    }

    /** The receiver, where this tenant may see it. */
    public Optional<Receiver> receiver(TenantScope tenant, ReceiverId id) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("select id, station_id, name, protocol, address from receiver where id = ?")
                        .param(id.value())
                        .query((row, n) -> new Receiver(
                                id,
                                new StationId(row.getObject("station_id", UUID.class)),
                                row.getString("name"),
                                row.getString("protocol"),
                                row.getString("address")))
                        .optional());
    }

    /** The dealer's station records, by name. */
    public List<StationRecord> recordsOf(DealerId dealer) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql(RECORDS + " where r.dealer_id = ? and r.removed_at is null order by r.name")
                        .param(dealer.value())
                        .query(Stations::record)
                        .list());
    }

    public Optional<StationRecord> record(DealerId dealer, StationRecordId id) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql(RECORDS + " where r.dealer_id = ? and r.id = ? and r.removed_at is null")
                        .params(dealer.value(), id.value())
                        .query(Stations::record)
                        .optional());
    }

    public void save(Station station) {
        save(TenantScope.station(station.id()), station);
    }

    /**
     * The same as one who may write it: the station itself, or whoever runs the installation.
     *
     * @throws org.springframework.dao.DuplicateKeyException where another station has the name
     */
    public void save(TenantScope tenant, Station station) {
        transactions.run(
                tenant,
                () -> jdbc.sql("""
                        insert into station (id, name, phone, created_at) values (?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, phone = excluded.phone
                        """)
                        .params(Arrays.asList(station.id().value(), station.name(), station.phone(), now()))
                        .update());
    }

    /**
     * Says from which addresses the station lets its operators in, 100 ranges at most; with none it lets them in from everywhere. Whoever
     * works elsewhere is out within a second.
     */
    public void letOperatorsInFrom(StationId station, List<Network> networks) {
        refuseTooMany(networks);
        transactions.run(
                TenantScope.station(station),
                () -> jdbc.sql("update station set operator_networks = ?::cidr[] where id = ?")
                        .params(ColumnArray.of("text", networks, Network::toString), station.value())
                        .update());
    }

    /** @throws Refusal {@code networks-too-many} beyond 100 */
    public static void refuseTooMany(List<Network> networks) {
        if (networks.size() > MOST_NETWORKS) {
            throw Refusal.invalid(
                    "networks-too-many", "operatorNetworks", "A station has at most " + MOST_NETWORKS + " ranges.");
        }
    }

    /** Saves the receiver, if its format takes its settings and the numbers of the sites that it has already. */
    public void save(Receiver receiver) {
        transactions.run(TenantScope.station(receiver.station()), () -> {
            check(receiver);
            jdbc.sql("""
                        insert into receiver (id, station_id, name, protocol, address, created_at) values (?, ?, ?, ?, ?, ?)
                        on conflict (id) do update
                        set name = excluded.name, protocol = excluded.protocol, address = excluded.address
                        """)
                    .params(
                            receiver.id().value(),
                            receiver.station().value(),
                            receiver.name(),
                            receiver.format(),
                            receiver.address(),
                            now())
                    .update();
        });
    }

    /** Holds one of the dealer's records as {@link #holdAll} does. */
    public void hold(DealerId dealer, StationRecordId id) {
        hold(dealer, List.of(id.value()));
    }

    /**
     * Until the caller's transaction ends the dealer's records stay as they are, and the formats of the receivers that they name: what was
     * checked of a number holds. Before any site is locked: a change of a prefix goes from the record to its sites.
     */
    public void holdAll(DealerId dealer) {
        hold(
                dealer,
                jdbc.sql("select id from station_record where dealer_id = ?")
                        .param(dealer.value())
                        .query(UUID.class)
                        .list());
    }

    private void hold(DealerId dealer, List<UUID> records) {
        var ids = ColumnArray.of("uuid", records, id -> id);
        jdbc.sql("select from station_record where dealer_id = ? and id = any (?) order by id for share")
                .params(dealer.value(), ids)
                .query(row -> {});
        jdbc.sql("""
                        select from receiver v
                        where v.id in (select r.receiver_id from station_record r where r.dealer_id = ? and r.id = any (?))
                        order by v.id for share of v
                        """).params(dealer.value(), ids).query(row -> {});
    }

    /** Refuses settings that are none for the receiver's format, and a format that cannot carry the numbers of the sites that it has already. */
    void check(Receiver receiver) {
        formats.check(receiver);
        transactions.run(
                TenantScope.station(receiver.station()), () -> formats.check(receiver, numbers.through(receiver.id())));
    }

    /**
     * Saves the record, if its receiver takes the numbers of the sites that are bound to it.
     *
     * @throws Refusal {@code account-number-not-carried} where its format does not, {@code receiver-numbers-in-use} where it is told one of
     *     them by another site already
     */
    public void saveRecord(
            DealerId dealer, StationRecordId id, String name, StationId station, @Nullable ReceiverId receiver) {
        try {
            transactions.run(TenantScope.dealer(dealer), () -> writeRecord(dealer, id, name, station, receiver));
        } catch (DuplicateKeyException e) {
            var words = String.valueOf(e.getMessage());
            if (!words.contains("site_number_at_receiver") && !words.contains("account_number_sent_once")) {
                throw e;
            }
            throw Refusal.invalid(
                    "receiver-numbers-in-use",
                    "receiver",
                    "This receiver is told some of these account numbers by other sites already. Ask the station.");
        }
    }

    private void writeRecord(
            DealerId dealer, StationRecordId id, String name, StationId station, @Nullable ReceiverId receiver) {
        jdbc.sql("""
                        insert into station_record (dealer_id, id, station_id, receiver_id, name, created_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (dealer_id, id) do update
                        set receiver_id = excluded.receiver_id, name = excluded.name, removed_at = null
                        """)
                .params(Arrays.asList(
                        dealer.value(),
                        id.value(),
                        station.value(),
                        receiver == null ? null : receiver.value(),
                        name,
                        now()))
                .update();
        // Only now: a dealer sees a receiver by a record that names it.
        if (receiver != null) {
            receiver(TenantScope.dealer(dealer), receiver).ifPresent(named -> formats.check(named, numbers.of(id)));
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static StationRecord record(ResultSet row, int number) throws SQLException {
        var station = new Station(
                new StationId(row.getObject("station_id", UUID.class)),
                row.getString("station_name"),
                row.getString("station_phone"));
        var receiverId = row.getObject("receiver_id", UUID.class);
        Optional<Receiver> receiver = receiverId == null
                ? Optional.empty()
                : Optional.of(new Receiver(
                        new ReceiverId(receiverId),
                        station.id(),
                        row.getString("receiver_name"),
                        row.getString("protocol"),
                        row.getString("address")));
        return new StationRecord(
                new StationRecordId(row.getObject("id", UUID.class)),
                new DealerId(row.getObject("dealer_id", UUID.class)),
                row.getString("name"),
                station,
                receiver,
                prefixRule(row));
    }

    /** Of a row with {@code prefixed_by} and {@code account_prefix}, of a station record or a site. */
    public static PrefixRule prefixRule(ResultSet row) throws SQLException {
        return new PrefixRule(PrefixRule.By.ofCode(row.getString("prefixed_by")), row.getString("account_prefix"));
    }
}
