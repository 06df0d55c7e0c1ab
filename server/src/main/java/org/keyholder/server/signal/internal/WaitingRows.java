package org.keyholder.server.signal.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.station.ReceiverId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who waits for a receiver, and with what. However much one account has waiting, each look costs a few steps of an index for each account
 * that it comes by. Rows are compared as a whole because only the index of accounts can do that: with each column compared by itself
 * the planner may go through the outbox in its order instead.
 */
@Component
class WaitingRows {

    /** An alarm, and not word on one that goes on: what {@code signal_waiting_alarm} holds. */
    private static final String ALARM = "and q.qualifier = 'new'";

    /** So many dealers in a look, and of each so many accounts; the next look goes on behind those. */
    static final int DEALERS = 128;

    static final int ACCOUNTS_OF_A_DEALER = 16;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    WaitingRows(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Where a look begins: behind this dealer, and of each dealer behind the account that is named here. */
    record Place(UUID dealer, Map<DealerId, String> accounts) {

        static final Place START = new Place(BEFORE_ALL, Map.of());

        Place {
            accounts = Map.copyOf(accounts);
        }
    }

    /** Accounts that a look came by, dealer by dealer, and where the next one begins. */
    record Found(List<Account> accounts, Place next) {}

    /** Whether the receiver was taken out of service before then, and nothing waits for it any more. */
    boolean isSpent(StationId station, ReceiverId receiver, Instant retiredBefore) {
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql("""
                        select exists (select from receiver where id = :receiver and retired_at < :before)
                           and not exists (select from signal where receiver_id = :receiver and state = 'queued')
                        """)
                        .param("receiver", receiver.value())
                        .param("before", Timestamp.from(retiredBefore))
                        .query(Boolean.class)
                        .single());
    }

    /** Accounts that have something waiting. */
    Found accounts(StationId station, ReceiverId receiver, Place from) {
        return look(station, receiver, from, "");
    }

    /** Accounts that have an alarm waiting. */
    Found accountsWithAlarms(StationId station, ReceiverId receiver, Place from) {
        return look(station, receiver, from, ALARM);
    }

    private Found look(StationId station, ReceiverId receiver, Place from, String which) {
        var places = List.copyOf(from.accounts().entrySet());
        var seen = new LinkedHashMap<DealerId, List<String>>();
        transactions.run(
                TenantScope.station(station),
                () -> jdbc.sql("""
                        with recursive asked (receiver_id, behind) as (values (?::uuid, ?::uuid)),
                        dealer (receiver_id, dealer_id, place) as (
                            select receiver_id, behind, 0 from asked
                            union all
                            select d.receiver_id, next.dealer_id, d.place + 1
                            from dealer d
                            cross join lateral (
                                select q.dealer_id from signal q
                                where q.state = 'queued' %1$s and (q.receiver_id, q.dealer_id) > (d.receiver_id, d.dealer_id)
                                  and q.receiver_id <= d.receiver_id
                                order by q.receiver_id, q.dealer_id, q.account_number, q.sequence limit 1) next
                            where d.place < ?),
                        account (receiver_id, dealer_id, account_number, place) as (
                            select d.receiver_id, d.dealer_id, coalesce(l.account_number, ''), 0
                            from dealer d
                            left join unnest(?::uuid[], ?::text[]) as l (dealer_id, account_number) using (dealer_id)
                            where d.place > 0
                            union all
                            select a.receiver_id, next.dealer_id, next.account_number, a.place + 1
                            from account a
                            cross join lateral (
                                select q.dealer_id, q.account_number from signal q
                                where q.state = 'queued' %1$s
                                  and (q.receiver_id, q.dealer_id, q.account_number)
                                      > (a.receiver_id, a.dealer_id, a.account_number)
                                  and (q.receiver_id, q.dealer_id) <= (a.receiver_id, a.dealer_id)
                                order by q.receiver_id, q.dealer_id, q.account_number, q.sequence limit 1) next
                            where a.place < ?)
                        select dealer_id, case when place > 0 then account_number end as account_number
                        from account order by dealer_id, place
                        """.formatted(which))
                        .params(receiver.value(), from.dealer(), DEALERS)
                        .param(ColumnArray.of("uuid", places, p -> p.getKey().value()))
                        .param(ColumnArray.of("text", places, Map.Entry::getValue))
                        .param(ACCOUNTS_OF_A_DEALER)
                        .query(row -> {
                            var ofDealer = seen.computeIfAbsent(dealer(row), dealer -> new ArrayList<>());
                            Optional.ofNullable(row.getString("account_number")).ifPresent(ofDealer::add);
                        }));
        return found(seen, from);
    }

    /** A dealer whose accounts are through, and all when the dealers are, begin again with the first. */
    private static Found found(SequencedMap<DealerId, List<String>> seen, Place from) {
        var accounts = new ArrayList<Account>();
        var places = new HashMap<>(from.accounts());
        seen.forEach((dealer, numbers) -> {
            numbers.forEach(number -> accounts.add(new Account(dealer, number)));
            if (numbers.size() < ACCOUNTS_OF_A_DEALER) {
                places.remove(dealer);
            } else {
                places.put(dealer, numbers.getLast());
            }
        });
        var dealer =
                seen.size() < DEALERS ? BEFORE_ALL : seen.lastEntry().getKey().value();
        return new Found(accounts, new Place(dealer, places));
    }

    /** The first signals of these accounts, leaving out those that are on their way; an account with nothing waiting has none. */
    Map<Account, Backlog.Waiting> first(
            StationId station, ReceiverId receiver, List<Account> accounts, List<SignalId> onTheirWay, int ofEach) {
        var signals = new HashMap<Account, List<QueuedSignal>>();
        var lastAlarms = new HashMap<Account, Long>();
        transactions.run(
                TenantScope.station(station),
                () -> jdbc.sql("""
                        select s.*, coalesce(alarm.last, 0) as last_alarm
                        from unnest(?::uuid[], ?::text[]) as a (dealer_id, account_number)
                        cross join (values (?::uuid)) as r (id)
                        cross join lateral (
                            select * from signal q
                            where q.state = 'queued' and q.id <> all (?::uuid[])
                              and (q.receiver_id, q.dealer_id, q.account_number) >= (r.id, a.dealer_id, a.account_number)
                              and (q.receiver_id, q.dealer_id, q.account_number) <= (r.id, a.dealer_id, a.account_number)
                            order by q.receiver_id, q.dealer_id, q.account_number, q.sequence limit ?) s
                        left join lateral (
                            select q.sequence as last from signal q
                            where q.state = 'queued' and q.qualifier = 'new'
                              and (q.receiver_id, q.dealer_id, q.account_number) >= (r.id, a.dealer_id, a.account_number)
                              and (q.receiver_id, q.dealer_id, q.account_number) <= (r.id, a.dealer_id, a.account_number)
                            order by q.receiver_id desc, q.dealer_id desc, q.account_number desc, q.sequence desc
                            limit 1) alarm on true
                        order by s.sequence
                        """)
                        .param(ColumnArray.of("uuid", accounts, a -> a.dealer().value()))
                        .param(ColumnArray.of("text", accounts, Account::number))
                        .param(receiver.value())
                        .param(ColumnArray.of("uuid", onTheirWay, SignalId::value))
                        .param(ofEach)
                        .query(row -> {
                            var account = account(row);
                            signals.computeIfAbsent(account, one -> new ArrayList<>())
                                    .add(SignalRows.queued(row));
                            lastAlarms.put(account, row.getLong("last_alarm"));
                        }));
        var waiting = new HashMap<Account, Backlog.Waiting>();
        for (var account : accounts) {
            var first = signals.getOrDefault(account, List.of());
            waiting.put(
                    account, Backlog.Waiting.of(first, lastAlarms.getOrDefault(account, 0L), first.size() == ofEach));
        }
        return waiting;
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(dealer(row), row.getString("account_number"));
    }

    private static DealerId dealer(ResultSet row) throws SQLException {
        return new DealerId(row.getObject("dealer_id", UUID.class));
    }
}
