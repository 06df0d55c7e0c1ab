package org.keyholder.server.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Formats;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposes numbers for a dealer's next customers: the free ones of the blocks that the station has given it. Saving still decides. */
@Component
public class FreeNumbers {

    private static final int TRIED = 10;
    private static final int AT_ONCE = 200;

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
            var found = new ArrayList<Free>();
            for (var own : own(record)) {
                if (found.size() == most) {
                    break;
                }
                own.part()
                        .filter(part -> seemsCarried(record, part))
                        .ifPresent(part -> found.addAll(next(record, own.id(), part, most - found.size())));
            }
            return List.copyOf(found);
        });
    }

    /** @param part of the block that begins as the record's numbers do */
    private record Own(UUID id, Optional<NumberBlock> part) {}

    private List<Own> own(StationRecord record) {
        return jdbc.sql("""
                        select station_id, id, dealer_id, lead, width, first_number, last_number from number_block
                        where dealer_id = ? and station_id = ? and ended_at is null order by lead, width, first_number
                        """)
                .params(record.dealer().value(), record.station().id().value())
                .query((row, n) -> new Own(
                        row.getObject("id", UUID.class), NumberBlocks.block(row).beginning(prefix(record))))
                .list();
    }

    private static String prefix(StationRecord record) {
        return record.prefixRule().prefix().toUpperCase(Locale.ROOT);
    }

    /** Formats go by letters and length, which a block's numbers have in common: a few tell whether to look through a hundred thousand. */
    private boolean seemsCarried(StationRecord record, NumberBlock part) {
        return LongStream.rangeClosed(0, TRIED)
                .map(i -> part.first() + (part.size() - 1) * i / TRIED)
                .distinct()
                .anyMatch(number -> carried(record, part.text(number)).isPresent());
    }

    private List<Free> next(StationRecord record, UUID block, NumberBlock part, int most) {
        var found = new ArrayList<Free>();
        long from = part.first();
        while (found.size() < most && from <= part.last()) {
            var some = jdbc.sql("select * from free_account_numbers(?, ?, ?, ?, ?)")
                    .params(block, record.id().value(), from, part.last(), AT_ONCE)
                    .query(Long.class)
                    .list();
            some.stream()
                    .flatMap(number -> carried(record, part.text(number)).stream())
                    .limit(most - found.size())
                    .forEach(found::add);
            from = some.size() < AT_ONCE ? part.last() + 1 : some.getLast() + 1;
        }
        return found;
    }

    /** Empty for a number that cannot be entered, or that the receiver's format cannot carry. */
    private Optional<Free> carried(StationRecord record, String known) {
        var entered = known.substring(prefix(record).length());
        return Optional.of(entered)
                .filter(AccountNumber::fits)
                .map(text -> new Free(new AccountNumber(text), new AccountNumber(known)))
                .filter(free -> record.receiver()
                        .map(receiver ->
                                formats.carries(receiver, record.prefixRule().sent(free.entered())))
                        .orElse(true));
    }
}
