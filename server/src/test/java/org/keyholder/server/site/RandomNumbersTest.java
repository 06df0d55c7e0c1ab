package org.keyholder.server.site;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.PrefixRule;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Whatever dealers do at once, no two customers of one station have one number under any reading: as it was entered with its prefix, as the
 * station knows it, or as a receiver is told it.
 */
@ExtendWith(SharedServer.class)
class RandomNumbersTest {

    private static final int THREADS = 4;
    private static final int DEEDS = 144;
    private static final List<String> PREFIXES = List.of("", "A", "1", "A1");
    private static final List<String> NUMBERS = List.of("1", "2", "11", "A1", "a 2", "A11", "1A1", "AA1", "12", "A12");

    private final TestServer server;
    private final Sites sites;
    private final ManySites many;
    private final AccountBook book;
    private final Bin bin;
    private final PrefixChanges prefixes;
    private final List<WatchedSite> stations;
    private final List<Dealer> dealers = new ArrayList<>();
    private final AtomicInteger saved = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger changed = new AtomicInteger();
    private final AtomicInteger restored = new AtomicInteger();
    private final AtomicInteger erased = new AtomicInteger();
    private final AtomicInteger together = new AtomicInteger();

    /** A dealer with a way to each station, and their sites so far. */
    private record Dealer(DealerId id, List<StationRecordId> records, List<SiteId> sites) {}

    RandomNumbersTest(TestServer server) {
        this.server = server;
        sites = server.part(Sites.class);
        many = server.part(ManySites.class);
        book = server.part(AccountBook.class);
        bin = server.part(Bin.class);
        prefixes = server.part(PrefixChanges.class);
        stations = List.of(WatchedSite.build(server), WatchedSite.build(server));
        for (var own : List.of(WatchedSite.build(server), WatchedSite.build(server), WatchedSite.build(server))) {
            var records = stations.stream()
                    .map(station -> record(own.dealer(), station))
                    .toList();
            dealers.add(new Dealer(own.dealer(), records, new CopyOnWriteArrayList<>()));
        }
    }

    private StationRecordId record(DealerId dealer, WatchedSite station) {
        var record = new StationRecordId(UUID.randomUUID());
        server.part(Stations.class)
                .saveRecord(dealer, record, "Station " + record, station.station(), station.receiver());
        return record;
    }

    @Test
    void noTwoCustomersOfAStationEverShareANumber() throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < THREADS; i++) {
                var random = new Random(i);
                tasks.add(() -> deeds(random));
            }
            for (var done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(saved.get()).as("sites saved").isGreaterThan(20);
        assertThat(refused.get()).as("numbers refused").isGreaterThan(20);
        assertThat(changed.get()).as("prefixes changed").isPositive();
        assertThat(restored.get()).as("sites restored").isPositive();
        assertThat(erased.get()).as("sites erased").isPositive();
        assertThat(together.get()).as("sites saved together").isPositive();
    }

    private boolean deeds(Random random) {
        for (int i = 0; i < DEEDS; i++) {
            var dealer = any(random, dealers);
            try {
                switch (random.nextInt(12)) {
                    case 0, 1, 2 -> create(random, dealer);
                    case 3, 4 -> move(random, dealer);
                    case 5 -> prefix(random, dealer);
                    case 6 -> delete(random, dealer);
                    case 7 -> restore(random, dealer);
                    case 8, 9 -> saveTogether(random, dealer);
                    default -> release(random, dealer);
                }
            } catch (Refusal refusal) {
                refused.incrementAndGet();
            } catch (ConcurrencyFailureException crossed) {
                // Of two that wait for each other one gives way, and its person is told to try again.
                refused.incrementAndGet();
            }
            assertThat(shared()).isEmpty();
        }
        return true;
    }

    private void create(Random random, Dealer dealer) {
        count(sites.create(dealer.id(), details(random, dealer)), dealer);
    }

    private void move(Random random, Dealer dealer) {
        anySite(random, dealer)
                .ifPresent(site -> count(sites.change(dealer.id(), site, details(random, dealer)), dealer));
    }

    private void count(SaveSite result, Dealer dealer) {
        switch (result) {
            case SaveSite.Saved(var site) -> {
                saved.incrementAndGet();
                if (!dealer.sites().contains(site)) {
                    dealer.sites().add(site);
                }
            }
            case SaveSite.HeldByOwn held -> refused.incrementAndGet();
            case SaveSite.NumberInUse inUse -> refused.incrementAndGet();
            case SaveSite.ChangedMeanwhile meanwhile -> throw new AssertionError(meanwhile);
        }
    }

    /** Two new ones and mostly one that is there, as an import does: all of them, or none. */
    private void saveTogether(Random random, Dealer dealer) {
        var there = anySite(random, dealer).stream().toList();
        var created = Stream.generate(() -> new ManySites.Wanted(
                        new SiteId(UUID.randomUUID()), details(any(random, dealer.records()), oneOfMore(random))))
                .limit(2)
                .toList();
        var ids = created.stream().map(ManySites.Wanted::site).toList();
        try {
            server.part(TenantTransactions.class)
                    .run(TenantScope.dealer(dealer.id()), () -> saveTogether(random, dealer, created, there));
            dealer.sites().addAll(ids);
            saved.addAndGet(ids.size());
            together.incrementAndGet();
        } catch (NumberTaken taken) {
            refused.incrementAndGet();
            assertThat(sites.find(TenantScope.dealer(dealer.id()), ids)).isEmpty();
        }
    }

    private void saveTogether(Random random, Dealer dealer, List<ManySites.Wanted> created, List<SiteId> there) {
        many.hold(dealer.id(), there, there);
        // Only now: one that somebody has deleted before it was held is not changed.
        var changed = sites.find(TenantScope.dealer(dealer.id()), there).values().stream()
                .map(site ->
                        new ManySites.Wanted(site.id(), details(itsRecord(site, random, dealer), oneOfMore(random))))
                .toList();
        var records = server.part(Stations.class).recordsOf(dealer.id()).stream()
                .collect(toMap(StationRecord::id, identity()));
        if (!many.save(dealer.id(), created, changed, records)) {
            throw new NumberTaken();
        }
    }

    /** Ends the transaction, as the one who imports does. */
    private static final class NumberTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** No import moves a site to another station. */
    private static StationRecordId itsRecord(Site site, Random random, Dealer dealer) {
        return site.binding().map(Site.Binding::record).orElseGet(() -> any(random, dealer.records()));
    }

    /** Mostly one that hardly anybody else wants: of the few that all want, three are seldom free at once. */
    private static String oneOfMore(Random random) {
        return random.nextInt(3) == 0 ? any(random, NUMBERS) : "B" + random.nextInt(1000);
    }

    private void prefix(Random random, Dealer dealer) {
        var record = any(random, dealer.records());
        var prefix = any(random, PREFIXES);
        var rule = prefix.isEmpty()
                ? PrefixRule.NONE
                : new PrefixRule(random.nextBoolean() ? PrefixRule.By.KEYHOLDER : PrefixRule.By.RECEIVER, prefix);
        var shown = prefixes.preview(dealer.id(), record, rule);
        switch (prefixes.change(dealer.id(), record, rule, shown.mark())) {
            case PrefixChanges.Change.Done done -> changed.incrementAndGet();
            case PrefixChanges.Change.NotSo not -> refused.incrementAndGet();
        }
    }

    private void release(Random random, Dealer dealer) {
        anySite(random, dealer).map(site -> book.of(dealer.id(), site)).orElse(List.of()).stream()
                .filter(AccountBook.Entry::isKept)
                .forEach(kept -> server.part(Releases.class).release(TenantScope.dealer(dealer.id()), kept.id()));
    }

    private void delete(Random random, Dealer dealer) {
        anySite(random, dealer).ifPresent(site -> bin.put(dealer.id(), site, "Dana"));
    }

    /** Mostly; now and then one is erased instead, and is no site any more. */
    private void restore(Random random, Dealer dealer) {
        var deleted = bin.of(dealer.id(), Optional.empty(), 50);
        if (deleted.isEmpty()) {
            return;
        }
        var site = any(random, deleted).id();
        if (random.nextInt(4) == 0) {
            bin.erase(dealer.id(), site);
            dealer.sites().remove(site);
            erased.incrementAndGet();
        } else {
            bin.restore(dealer.id(), site);
            restored.incrementAndGet();
        }
    }

    private static Optional<SiteId> anySite(Random random, Dealer dealer) {
        // As they are now: another thread may take away the last one in between.
        var all = List.copyOf(dealer.sites());
        return all.isEmpty() ? Optional.empty() : Optional.of(any(random, all));
    }

    private static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static SiteDetails details(Random random, Dealer dealer) {
        return details(any(random, dealer.records()), any(random, NUMBERS));
    }

    private static SiteDetails details(StationRecordId record, String number) {
        return new SiteDetails(
                "Site",
                "Street 1",
                ZoneId.of("America/Chicago"),
                Optional.of(record),
                Optional.of(new AccountNumber(number)));
    }

    /** Computed here from what is stored, and by none of the columns that are to keep it from happening. */
    private List<String> shared() {
        return server.rows()
                .sql("""
                        with live as (
                            select s.id, s.station_id, r.receiver_id,
                                   upper(replace(r.account_prefix || s.account_number, ' ', '')) as known,
                                   upper(replace(case r.prefixed_by when 'receiver' then '' else r.account_prefix end
                                                 || s.account_number, ' ', '')) as sent
                            from site s join station_record r on r.dealer_id = s.dealer_id and r.id = s.station_record_id
                            where s.account_number is not null and s.station_id in (?, ?))
                        select 'known ' || a.known from live a join live b
                          on a.station_id = b.station_id and a.known = b.known and a.id < b.id
                        union all
                        select 'sent ' || a.sent from live a join live b
                          on a.receiver_id = b.receiver_id and a.sent = b.sent and a.id < b.id
                        union all
                        select 'not in the book ' || a.known from live a
                        where not exists (select from account_number n
                                          where n.site_id = a.id and n.station_id = a.station_id and n.number_key = a.known
                                            and n.until_at is null)
                        union all
                        select 'kept for another ' || a.known from live a join account_number n
                          on n.station_id = a.station_id and n.number_key = a.known and n.released_at is null and n.site_id <> a.id
                        union all
                        select 'told for another ' || a.sent from live a join account_number n
                          on n.receiver_id = a.receiver_id and n.sent_key = a.sent and n.released_at is null and n.site_id <> a.id
                        """)
                .params(
                        stations.get(0).station().value(),
                        stations.get(1).station().value())
                .query(String.class)
                .list();
    }
}
