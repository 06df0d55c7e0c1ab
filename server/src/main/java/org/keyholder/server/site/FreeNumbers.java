package org.keyholder.server.site;

import java.util.List;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Formats;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposes numbers for a dealer's next customers: the free ones of the blocks that the station has given it. Saving still decides. */
@Component
public class FreeNumbers {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Stations stations;
    private final Formats formats;

    FreeNumbers(JdbcClient jdbc, TenantTransactions transactions, Stations stations, Formats formats) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.stations = stations;
        this.formats = formats;
    }

    /**
     * A free number.
     *
     * @param entered as it is typed in the site's form: without the prefix that somebody adds
     * @param known as the station knows the site
     */
    public record Free(AccountNumber entered, AccountNumber known) {}

    /**
     * The next ones by a station record; none where the dealer has no block there, or the receiver's format could not carry them.
     *
     * @throws Refusal 404 for a record that is not the dealer's
     */
    public List<Free> next(DealerId dealer, StationRecordId id, int most) {
        return transactions.call(TenantScope.dealer(dealer), () -> {
            var record = stations.record(dealer, id).orElseThrow(Refusal::notFound);
            return jdbc
                    .sql("select known, entered from free_account_numbers(?, ?)")
                    .params(id.value(), most)
                    .query((row, n) -> new Free(
                            new AccountNumber(row.getString("entered")), new AccountNumber(row.getString("known"))))
                    .list()
                    .stream()
                    .filter(free -> record.receiver()
                            .map(receiver -> formats.carries(
                                    receiver, record.prefixRule().sent(free.entered())))
                            .orElse(true))
                    .toList();
        });
    }
}
