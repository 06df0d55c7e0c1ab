package org.keyholder.server.station;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which dealers have a record of a station, by which receiver, and for how many customers. */
@Component
public class ReceiverUses {

    /** So many records are read; a station that has more sees the first. */
    public static final int MOST = 1000;

    private static final String SELECT = """
            select r.dealer_id, d.name as dealer_name, r.id, r.name, v.id as receiver_id, v.name as receiver_name,
                   coalesce(s.customers, 0) as customers
            from station_record r
            join dealer d on d.id = r.dealer_id
            left join receiver v on v.id = r.receiver_id
            left join (select dealer_id, station_record_id, count(*) as customers from site
                       where station_id = :station and account_number is not null group by 1, 2) s
                on s.dealer_id = r.dealer_id and s.station_record_id = r.id
            where r.station_id = :station and r.removed_at is null
            """;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    ReceiverUses(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * A dealer's record of the station.
     *
     * @param receiver none means that no signals are sent
     * @param customers those that have a number
     */
    public record Use(
            DealerId dealer,
            String dealerName,
            StationRecordId stationRecord,
            String recordName,
            Optional<ReceiverId> receiver,
            Optional<String> receiverName,
            int customers) {}

    /** All records of the station, by dealer. */
    public List<Use> of(StationId station) {
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql(SELECT + " order by lower(d.name), d.id, lower(r.name), r.id limit " + MOST)
                        .param("station", station.value())
                        .query((row, n) -> use(row))
                        .list());
    }

    /** Those that name this receiver. */
    public List<Use> of(StationId station, ReceiverId receiver) {
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql(SELECT
                                + " and r.receiver_id = :receiver order by lower(d.name), d.id, lower(r.name), r.id limit "
                                + MOST)
                        .param("station", station.value())
                        .param("receiver", receiver.value())
                        .query((row, n) -> use(row))
                        .list());
    }

    private static Use use(ResultSet row) throws SQLException {
        return new Use(
                new DealerId(row.getObject("dealer_id", UUID.class)),
                row.getString("dealer_name"),
                new StationRecordId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Optional.ofNullable(row.getObject("receiver_id", UUID.class)).map(ReceiverId::new),
                Optional.ofNullable(row.getString("receiver_name")),
                row.getInt("customers"));
    }
}
