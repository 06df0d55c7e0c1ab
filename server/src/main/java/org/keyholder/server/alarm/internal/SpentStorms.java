package org.keyholder.server.alarm.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.keyholder.server.alarm.AlarmRecord;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.work.Sweep;
import org.springframework.stereotype.Component;

/** Ends storms: after a minute without a report, or as much longer as reports go on coming within the rate. */
@Component
class SpentStorms implements Sweep {

    private static final int AT_ONCE = 1_000;

    private final StormRows rows;
    private final AlarmRecord record;
    private final TenantTransactions transactions;
    private final Clock clock;

    SpentStorms(StormRows rows, AlarmRecord record, TenantTransactions transactions, Clock clock) {
        this.rows = rows;
        this.record = record;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "spent-storms";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(10);
    }

    @Override
    public int sweep() {
        return rows.spent(clock.instant(), AT_ONCE).stream()
                .collect(Collectors.groupingBy(StormRows.Spent::dealer))
                .entrySet()
                .stream()
                .mapToInt(of -> end(of.getKey(), of.getValue()))
                .sum();
    }

    private int end(DealerId dealer, List<StormRows.Spent> spent) {
        return transactions.call(TenantScope.dealer(dealer), () -> {
            var now = clock.instant();
            var ended = rows.end(dealer, spent.stream().map(StormRows.Spent::id).toList(), now);
            record.add(ended.stream()
                    .map(one -> new AlarmRecord.Entry(one.alarm(), over(one), new Actor.System(), now))
                    .toList());
            return ended.size();
        });
    }

    private static Fact over(StormRows.Ended ended) {
        var storm = ended.storm();
        return new Fact.StormOver(storm.id(), storm.reporter(), storm.device(), storm.joined());
    }
}
