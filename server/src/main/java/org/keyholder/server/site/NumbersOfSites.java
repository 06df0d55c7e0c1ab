package org.keyholder.server.site;

import java.util.List;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.NumbersInUse;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.StationRecordId;
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
                        select s.account_number from site s
                        join station_record r on r.dealer_id = s.dealer_id and r.id = s.station_record_id
                        where r.receiver_id = ? and s.account_number is not null order by s.account_key
                        """)
                .param(receiver.value())
                .query((row, n) -> new AccountNumber(row.getString(1)))
                .list();
    }

    @Override
    public List<AccountNumber> of(StationRecordId stationRecord) {
        return jdbc.sql("""
                        select account_number from site
                        where station_record_id = ? and account_number is not null order by account_key
                        """)
                .param(stationRecord.value())
                .query((row, n) -> new AccountNumber(row.getString(1)))
                .list();
    }
}
