package org.keyholder.server.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keyholder.server.database.TestDatabase;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.ReceiverId;

/** What a look at the outbox finds, and that it costs the same however much one account has waiting. */
class WaitingRowsTest {

    private static final StationId STATION = new StationId(UUID.randomUUID());
    private static final ReceiverId RECEIVER = new ReceiverId(UUID.randomUUID());
    private static final DealerId ACME = new DealerId(new UUID(1, 1));
    private static final DealerId OTHER = new DealerId(new UUID(1, 2));

    private final TestDatabase database = TestDatabase.create();
    private final WaitingRows rows = new WaitingRows(database.jdbc(), database.transactions());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aLookNamesEachAccountOnceAndGoesOnWhereTheLastOneEnded() {
        for (int n = 0; n < WaitingRows.ACCOUNTS_OF_A_DEALER + 4; n++) {
            insert(ACME, "A%02d".formatted(n), 3, "new");
        }
        insert(OTHER, "B1", 2, "status");

        var first = rows.accounts(STATION, RECEIVER, WaitingRows.Place.START);
        var second = rows.accounts(STATION, RECEIVER, first.next());
        var third = rows.accounts(STATION, RECEIVER, second.next());

        assertThat(first.accounts())
                .hasSize(WaitingRows.ACCOUNTS_OF_A_DEALER + 1)
                .contains(new Account(OTHER, "B1"));
        assertThat(second.accounts()).hasSize(4 + 1).doesNotContain(new Account(ACME, "A00"));
        assertThat(second.next()).isEqualTo(WaitingRows.Place.START);
        assertThat(third.accounts()).isEqualTo(first.accounts());
        assertThat(rows.accountsWithAlarms(STATION, RECEIVER, WaitingRows.Place.START)
                        .accounts())
                .hasSize(WaitingRows.ACCOUNTS_OF_A_DEALER)
                .doesNotContain(new Account(OTHER, "B1"));
    }

    @Test
    void looksComeByEachOfMoreDealersThanOneLookTakes() {
        for (int n = 0; n < WaitingRows.DEALERS + 10; n++) {
            insert(new DealerId(new UUID(2, n)), "D" + n, 1, "new");
        }

        var seen = new HashSet<Account>();
        var place = WaitingRows.Place.START;
        for (int looks = 0; looks < 2; looks++) {
            var found = rows.accounts(STATION, RECEIVER, place);
            seen.addAll(found.accounts());
            place = found.next();
        }

        assertThat(seen).hasSize(WaitingRows.DEALERS + 10);
        assertThat(place).isEqualTo(WaitingRows.Place.START);
    }

    @Test
    void theFirstSignalsOfAnAccountComeInTheirOrderWithoutThoseThatAreOnTheirWay() {
        insert(ACME, "A1", 5, "new");
        insert(ACME, "A1", 1, "status");
        var all = of(ACME, "A1", rows.first(STATION, RECEIVER, List.of(new Account(ACME, "A1")), List.of(), 10));
        var onItsWay = all.first().element().signal().id();

        var rest = rows.first(
                STATION, RECEIVER, List.of(new Account(ACME, "A1"), new Account(OTHER, "B1")), List.of(onItsWay), 3);

        assertThat(all.first()).extracting(QueuedSignal::sequence).isSorted().hasSize(6);
        assertThat(all.more()).isFalse();
        var first = of(ACME, "A1", rest);
        assertThat(first.first()).hasSize(3).noneMatch(one -> one.signal().id().equals(onItsWay));
        assertThat(first.more()).isTrue();
        assertThat(first.lastAlarm()).isEqualTo(all.first().element().sequence() + 4);
        assertThat(of(OTHER, "B1", rest).first()).isEmpty();
    }

    /** Counted in rows that PostgreSQL fetches, so that no clock decides. */
    @Test
    void aHundredThousandSignalsOfOneAccountCostTheOthersNothing() {
        insert(ACME, "A1", 100_000, "new");
        insert(OTHER, "B1", 1, "new");
        database.owner().sql("analyze signal").update();
        long before = fetched();

        var found = rows.accounts(STATION, RECEIVER, WaitingRows.Place.START);
        var alarms = rows.accountsWithAlarms(STATION, RECEIVER, WaitingRows.Place.START);
        var first = rows.first(STATION, RECEIVER, found.accounts(), List.of(), 16);

        assertThat(found.accounts()).containsExactly(new Account(ACME, "A1"), new Account(OTHER, "B1"));
        assertThat(alarms.accounts()).isEqualTo(found.accounts());
        assertThat(of(ACME, "A1", first).first()).hasSize(16);
        assertThat(of(OTHER, "B1", first).first()).hasSize(1);
        assertThat(fetched() - before).isBetween(17L, 300L);
    }

    /** Rows of the outbox that were fetched, by index or otherwise, as far as this thread's connection has counted them. */
    private long fetched() {
        database.transactions()
                .runUnscoped(() -> database.jdbc()
                        .sql("select pg_stat_force_next_flush()")
                        .query((row, n) -> true)
                        .list());
        return database.superuser()
                .sql(
                        "select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from pg_stat_user_tables where relname = 'signal'")
                .query(Long.class)
                .single();
    }

    private static Backlog.Waiting of(DealerId dealer, String account, Map<Account, Backlog.Waiting> found) {
        return Objects.requireNonNull(found.get(new Account(dealer, account)));
    }

    private void insert(DealerId dealer, String account, int number, String qualifier) {
        database.superuser()
                .sql("""
                        insert into signal (dealer_id, id, station_id, receiver_id, site_id, happening, account_number, qualifier,
                                            contact_id_code, partition, text, occurred_at, time_zone, created_at)
                        select ?, gen_random_uuid(), ?, ?, gen_random_uuid(), 'text-sent', ?, ?, '750', '01', 'Text sent', now(), 'UTC',
                               now()
                        from generate_series(1, ?)
                        """)
                .params(dealer.value(), STATION.value(), RECEIVER.value(), account, qualifier, number)
                .update();
    }
}
