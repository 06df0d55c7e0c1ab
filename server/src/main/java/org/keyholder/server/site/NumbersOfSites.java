package org.keyholder.server.site;

import java.util.List;
import org.keyholder.server.database.OpenBin;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.NumbersInUse;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the numbers off the sites' rows, in the bin as well: they come back with them. */
@Component
class NumbersOfSites implements NumbersInUse {

    private final JdbcClient jdbc;
    private final OpenBin bin;

    NumbersOfSites(JdbcClient jdbc, OpenBin bin) {
        this.jdbc = jdbc;
        this.bin = bin;
    }

    @Override
    public List<AccountNumber> through(ReceiverId receiver) {
        return bin.call(() -> jdbc.sql("""
                        select account_number, account_prefix, prefixed_by from site
                        where receiver_id = ? and account_number is not null order by sent_key
                        """)
                .param(receiver.value())
                .query((row, n) -> Stations.prefixRule(row).sent(new AccountNumber(row.getString("account_number"))))
                .list());
    }

    @Override
    public List<AccountNumber> of(StationRecordId stationRecord) {
        return bin.call(() -> jdbc.sql("""
                        select account_number, account_prefix, prefixed_by from site
                        where station_record_id = ? and account_number is not null order by sent_key
                        """)
                .param(stationRecord.value())
                .query((row, n) -> Stations.prefixRule(row).sent(new AccountNumber(row.getString("account_number"))))
                .list());
    }
}
