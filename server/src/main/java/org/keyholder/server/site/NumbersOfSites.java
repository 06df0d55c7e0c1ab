package org.keyholder.server.site;

import java.util.List;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.NumbersInUse;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the numbers off the sites' rows. */
@Component
class NumbersOfSites implements NumbersInUse {

    private final JdbcClient jdbc;

    NumbersOfSites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<AccountNumber> through(ReceiverId receiver) {
        return jdbc.sql("""
                        select account_number, account_prefix, prefixed_by from site
                        where receiver_id = ? and account_number is not null order by sent_key
                        """)
                .param(receiver.value())
                .query((row, n) -> Stations.prefixRule(row).sent(new AccountNumber(row.getString("account_number"))))
                .list();
    }

    @Override
    public List<AccountNumber> of(StationRecordId stationRecord) {
        return jdbc.sql("""
                        select account_number, account_prefix, prefixed_by from site
                        where station_record_id = ? and account_number is not null order by sent_key
                        """)
                .param(stationRecord.value())
                .query((row, n) -> Stations.prefixRule(row).sent(new AccountNumber(row.getString("account_number"))))
                .list();
    }
}
