package org.keyholder.server.station;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What dealers and stations may know of one another before they have anything together: names, so that they can be chosen. */
@Component
public class StationChoices {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    StationChoices(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * A receiver as a dealer sees it who has no record of it yet.
     *
     * @param format the code of its format
     * @param hasPasskey whether a record can be made of it at all
     */
    public record Choice(
            ReceiverId id, String name, String brand, String description, String format, boolean hasPasskey) {}

    /** A dealer as a station sees it that has no record of the station yet. */
    public record Named(DealerId id, String name) {}

    /** The stations of this server that are not closed, by name. */
    public List<Station> stations(DealerId dealer) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("select id, name, phone from stations_to_choose()")
                        .query((row, n) -> new Station(
                                new StationId(row.getObject("id", UUID.class)),
                                row.getString("name"),
                                row.getString("phone")))
                        .list());
    }

    /** The receivers that the station lets this dealer see, by name. */
    public List<Choice> receivers(DealerId dealer, StationId station) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("select id, name, brand, description, format, has_passkey from receivers_to_choose(?)")
                        .param(station.value())
                        .query((row, n) -> new Choice(
                                new ReceiverId(row.getObject("id", UUID.class)),
                                row.getString("name"),
                                row.getString("brand"),
                                row.getString("description"),
                                row.getString("format"),
                                row.getBoolean("has_passkey")))
                        .list());
    }

    /** A receiver that a record of the dealer's goes by, also where the station shows it to them no more. */
    public Optional<Choice> own(DealerId dealer, ReceiverId receiver) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("select id, name, brand, description, protocol from receiver where id = ?")
                        .param(receiver.value())
                        .query((row, n) -> new Choice(
                                new ReceiverId(row.getObject("id", UUID.class)),
                                row.getString("name"),
                                row.getString("brand"),
                                row.getString("description"),
                                row.getString("protocol"),
                                true))
                        .optional());
    }

    /** The dealers of this name, two at most; a station learns of none that it cannot name. */
    public List<Named> dealersNamed(StationId station, String name) {
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql("select id, name from dealer_named(?)")
                        .param(name.strip())
                        .query((row, n) ->
                                new Named(new DealerId(row.getObject("id", UUID.class)), row.getString("name")))
                        .list());
    }

    /** Those to whom the station has shown the receiver, by name. */
    public List<Named> dealersOf(StationId station, ReceiverId receiver) {
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql("select id, name from dealers_of_receiver(?)")
                        .param(receiver.value())
                        .query((row, n) ->
                                new Named(new DealerId(row.getObject("id", UUID.class)), row.getString("name")))
                        .list());
    }
}
