package org.keyholder.server.signal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.site.WatchedZone;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Test signals of a dealer's station record: each goes out like any other, under the number of one of its customers, and is no alarm. */
@Component
public class TestSignals {

    /** Of one record. */
    static final int MOST_IN_A_MINUTE = 3;

    static final int MOST_IN_AN_HOUR = 20;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Stations stations;
    private final SignalOutbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    TestSignals(
            JdbcClient jdbc,
            TenantTransactions transactions,
            Stations stations,
            SignalOutbox outbox,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.stations = stations;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of asking for one. */
    public sealed interface Asked {

        /** It waits for its turn under the account, or is on its way. */
        record Queued(SignalId signal) implements Asked {}

        /** The record names no receiver. */
        record NoReceiver() implements Asked {}

        /** No customer of the record has this number. */
        record NoSuchNumber() implements Asked {}

        record TooOften(Duration pause) implements Asked {}
    }

    /** A test that was asked for, and how far it has come. */
    public record Test(SiteId site, String siteName, ZoneId timeZone, SignalState state) {}

    /**
     * Sends one.
     *
     * @param number of the customer, with or without the prefix that somebody adds
     * @throws Refusal 404 for a record that is not the dealer's
     */
    public Asked ask(DealerId dealer, StationRecordId id, AccountNumber number) {
        return transactions.call(TenantScope.dealer(dealer), () -> {
            // Also so that two at once are counted one after the other.
            jdbc.sql("select from station_record where dealer_id = ? and id = ? for update")
                    .params(dealer.value(), id.value())
                    .query(row -> {});
            var record = stations.record(dealer, id).orElseThrow(Refusal::notFound);
            if (record.receiver().isEmpty()) {
                return new Asked.NoReceiver();
            }
            var site = site(record, number);
            if (site.isEmpty()) {
                return new Asked.NoSuchNumber();
            }
            var wait = wait(dealer, id);
            return wait.isPresent() ? new Asked.TooOften(wait.get()) : queue(record, site.get());
        });
    }

    private record Tested(SiteId site, ZoneId timeZone, WatchedZone.Line.Open line) {}

    private Optional<Tested> site(StationRecord record, AccountNumber number) {
        return jdbc.sql("""
                        select id, time_zone, station_id, receiver_id, account_number, account_prefix, prefixed_by from site
                        where dealer_id = :dealer and station_record_id = :record
                          and station_id = :station and (known_key = :key or account_key = :key)
                        order by known_key = :key desc limit 1
                        -- Whoever deletes it waits, and then finds the signal.
                        for share
                        """)
                .param("dealer", record.dealer().value())
                .param("record", record.id().value())
                .param("station", record.station().id().value())
                .param("key", number.key())
                .query((row, n) -> tested(row))
                .optional();
    }

    private static Tested tested(ResultSet row) throws SQLException {
        var rule = Stations.prefixRule(row);
        var entered = new AccountNumber(row.getString("account_number"));
        return new Tested(
                new SiteId(row.getObject("id", UUID.class)),
                ZoneId.of(row.getString("time_zone")),
                new WatchedZone.Line.Open(
                        new StationId(row.getObject("station_id", UUID.class)),
                        new ReceiverId(row.getObject("receiver_id", UUID.class)),
                        rule.known(entered),
                        rule.sent(entered)));
    }

    /** Until when the oldest of those counts that are too many. */
    private Optional<Duration> wait(DealerId dealer, StationRecordId id) {
        var minute = wait(dealer, id, MOST_IN_A_MINUTE, MINUTE);
        return minute.isPresent() ? minute : wait(dealer, id, MOST_IN_AN_HOUR, HOUR);
    }

    private Optional<Duration> wait(DealerId dealer, StationRecordId id, int most, Duration within) {
        var now = clock.instant();
        return jdbc.sql("""
                        select created_at from test_signal
                        where dealer_id = ? and station_record_id = ? order by created_at desc offset ? limit 1
                        """)
                .params(dealer.value(), id.value(), most - 1)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional()
                .map(oldest -> Duration.between(now, oldest.plus(within)))
                .filter(Duration::isPositive);
    }

    private Asked queue(StationRecord record, Tested tested) {
        var id = new SignalId(ids.next());
        var now = clock.instant();
        outbox.queue(
                List.of(SignalRules.ofTest(id, record.dealer(), tested.site(), tested.line(), now, tested.timeZone())));
        jdbc.sql("insert into test_signal (dealer_id, id, station_record_id, created_at) values (?, ?, ?, ?)")
                .params(record.dealer().value(), id.value(), record.id().value(), Timestamp.from(now))
                .update();
        audit.write(AuditNote.of(
                        AuditKind.TEST_SIGNAL_SENT,
                        record.dealer().value(),
                        record.station().id().value())
                .at(tested.site())
                .about("station-record", record.id().value())
                .saying(Map.of(
                        "number",
                        tested.line().account().text(),
                        "receiver",
                        record.receiver().orElseThrow().name())));
        return new Asked.Queued(id);
    }

    /** One of this record's; empty for any other. */
    public Optional<Test> find(DealerId dealer, StationRecordId id, SignalId signal) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("""
                        select t.id, g.site_id, s.name, s.time_zone from test_signal t
                        join signal g on g.dealer_id = t.dealer_id and g.id = t.id
                        join site s on s.dealer_id = g.dealer_id and s.id = g.site_id
                        where t.dealer_id = ? and t.station_record_id = ? and t.id = ?
                        """)
                        .params(dealer.value(), id.value(), signal.value())
                        .query((row, n) -> test(dealer, row))
                        .optional());
    }

    private Test test(DealerId dealer, ResultSet row) throws SQLException {
        var signal = new SignalId(row.getObject("id", UUID.class));
        return new Test(
                new SiteId(row.getObject("site_id", UUID.class)),
                row.getString("name"),
                ZoneId.of(row.getString("time_zone")),
                outbox.find(TenantScope.dealer(dealer), dealer, signal).orElseThrow(Refusal::notFound));
    }

    /** When the last test of the record went out. */
    public Optional<Instant> last(DealerId dealer, StationRecordId id) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("""
                        select created_at from test_signal
                        where dealer_id = ? and station_record_id = ? order by created_at desc limit 1
                        """)
                        .params(dealer.value(), id.value())
                        .query((row, n) -> row.getTimestamp(1).toInstant())
                        .optional());
    }

    /** Numbers that a test can go under, as the station knows them: the first few. */
    public List<AccountNumber> numbers(DealerId dealer, StationRecordId id, int most) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("""
                        select account_number, account_prefix, prefixed_by from site
                        where dealer_id = ? and station_record_id = ? and account_number is not null order by known_key limit ?
                        """)
                        .params(dealer.value(), id.value(), most)
                        .query((row, n) ->
                                Stations.prefixRule(row).known(new AccountNumber(row.getString("account_number"))))
                        .list());
    }
}
