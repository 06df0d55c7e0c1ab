package org.keyholder.server.dealerportal.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealerportal.search.SiteWords;
import org.keyholder.server.dealerportal.site.SetUp;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.station.StationRecordId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the lines of sites: a page at a time from an index, however many there are. */
@Component
class SiteLines {

    /** What is told above a list: nobody counts further. Where each line has to be read for it, less. */
    private static final long COUNTED = 10_000;

    private static final long READ = 1_000;

    private static final Duration LONGEST_ON_THE_WAY = Duration.ofMinutes(1);
    private static final int MOST_HELD_UP = 5_000;

    /** Whose signals have waited too long, or were not taken. */
    private static final String HELD_UP = """
            select site_id, sum(waiting) as waiting, sum(parked) as parked from (
                select site_id, count(*) as waiting, 0 as parked from signal
                where dealer_id = :dealer and state = 'queued' and created_at < :since group by site_id
                union all
                select site_id, 0, count(*) from signal
                where dealer_id = :dealer and state = 'refused' and parked_as is distinct from 'given-up' group by site_id) s
            -- Of sites that are not deleted.
            where exists (select from site_line l where l.dealer_id = :dealer and l.site_id = s.site_id)
            group by site_id limit :most
            """;

    private static final String COLUMNS = """
            select l.site_id, s.name, s.address, s.time_zone, l.station_record_id, s.account_prefix || s.account_number as number,
                   l.has_receiver, l.zones, l.devices, l.contacts, l.askable, l.lacks, l.created_at,
                   nullif(l.last_event_at, '-infinity') as last_event_at
            """;

    /** So many of each are counted for the dashboard: the work must not grow with the sites. */
    static final int SUMMED = 500;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final SiteWords words;
    private final Clock clock;

    SiteLines(JdbcClient jdbc, TenantTransactions transactions, SiteWords words, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.words = words;
        this.clock = clock;
    }

    /** What a site's station has not been told. */
    record Unsent(long waiting, long parked) {

        static final Unsent NONE = new Unsent(0, 0);

        State state() {
            return parked > 0
                    ? new State(Tone.RED, "alert-circle", words(parked) + " not taken")
                    : new State(Tone.YELLOW, "clock", words(waiting) + " waiting");
        }

        private static String words(long signals) {
            return signals == 1 ? "1 signal" : signals + " signals";
        }
    }

    /** How many of the dealer's sites have each sum of what is missing; of each no more than one more than {@link #SUMMED}. */
    Map<Integer, Long> sums(DealerId dealer) {
        var counts = new TreeMap<Integer, Long>();
        transactions.run(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("""
                                with recursive sums as (
                                    (select lacks from site_line where dealer_id = :dealer order by lacks limit 1)
                                    union all
                                    select (select l.lacks from site_line l where l.dealer_id = :dealer and l.lacks > s.lacks
                                            order by l.lacks limit 1)
                                    from sums s where s.lacks is not null)
                                select s.lacks, (select count(*) from (
                                    select from site_line l where l.dealer_id = :dealer and l.lacks = s.lacks limit :most) l)
                                from sums s where s.lacks is not null
                                """)
                        .param("dealer", dealer.value())
                        .param("most", SUMMED + 1)
                        .query(row -> {
                            counts.put(row.getInt(1), row.getLong(2));
                        }));
        return counts;
    }

    /** The sites whose signals are held up. */
    Map<SiteId, Unsent> heldUp(DealerId dealer) {
        var found = new HashMap<SiteId, Unsent>();
        transactions.run(
                TenantScope.dealer(dealer),
                () -> jdbc.sql(HELD_UP)
                        .param("dealer", dealer.value())
                        .param("since", Timestamp.from(clock.instant().minus(LONGEST_ON_THE_WAY)))
                        .param("most", MOST_HELD_UP)
                        .query(row -> {
                            found.put(
                                    new SiteId(row.getObject("site_id", UUID.class)),
                                    new Unsent(row.getLong("waiting"), row.getLong("parked")));
                        }));
        return found;
    }

    /** A list's page, and how many sites the list has; or more than that. */
    record Found(List<SiteLine> lines, long count, boolean counted) {}

    /** @param lacks the sums that are shown; none where it does not go by them @param heldUp sites that are shown whatever they lack */
    record Narrowed(Asked asked, @Nullable List<Integer> lacks, List<SiteId> heldUp) {}

    Found page(DealerId dealer, Narrowed narrowed, int size) {
        return transactions.call(TenantScope.dealer(dealer), () -> {
            var filter = new Filter(
                    dealer, narrowed, words.read(dealer, narrowed.asked().words()));
            long most = filter.read().words().isEmpty() ? COUNTED : READ;
            long count = count(filter, most + 1);
            return new Found(lines(filter, size), Math.min(count, most), count <= most);
        });
    }

    /** The sites that lack the most important first, of the sums that there are. */
    List<SiteLine> gravest(DealerId dealer, List<Integer> sums, int most) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql(COLUMNS + """
                                from unnest(:sums::integer[]) with ordinality g (sum, place)
                                cross join lateral (select * from site_line l where l.dealer_id = :dealer and l.lacks = g.sum
                                                    order by l.name_key, l.site_id limit :most) l
                                join site s on s.dealer_id = l.dealer_id and s.id = l.site_id
                                order by g.place, l.name_key, l.site_id limit :most
                                """)
                        .param("dealer", dealer.value())
                        .param("sums", ColumnArray.of("integer", sums, sum -> sum))
                        .param("most", most)
                        .query((row, n) -> line(row))
                        .list());
    }

    /** The lines of these sites, by name. */
    List<SiteLine> of(DealerId dealer, List<SiteId> sites) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql(COLUMNS + """
                                from site_line l join site s on s.dealer_id = l.dealer_id and s.id = l.site_id
                                where l.dealer_id = ? and l.site_id = any (?) order by l.name_key, l.site_id
                                """)
                        .param(dealer.value())
                        .param(ColumnArray.of("uuid", sites, SiteId::value))
                        .query((row, n) -> line(row))
                        .list());
    }

    private List<SiteLine> lines(Filter filter, int size) {
        var sort = filter.narrowed().asked().sort();
        var falling = filter.narrowed().asked().falling();
        var order = " order by l.%1$s %2$s, l.site_id %2$s ".formatted(sort.column(), falling ? "desc" : "");
        var where = filter.where();
        var values = new HashMap<>(filter.values());
        begin(filter).ifPresent(key -> {
            where.add("(l.%1$s, l.site_id) %2$s (cast(:key as %3$s), :after)"
                    .formatted(sort.column(), falling ? "<" : ">", sort.type()));
            values.put("key", key);
            values.put("after", filter.narrowed().asked().after().orElseThrow());
        });
        return jdbc.sql(COLUMNS + " from (select * from site_line l where " + String.join(" and ", where) + order
                        + " limit :most) l" + " join site s on s.dealer_id = l.dealer_id and s.id = l.site_id" + order)
                .params(values)
                .param("most", size)
                .query((row, n) -> line(row))
                .list();
    }

    /** By what the site is sorted behind which the page begins; a list that it has left begins at the top. */
    private Optional<String> begin(Filter filter) {
        return filter.narrowed()
                .asked()
                .after()
                .flatMap(site -> jdbc.sql("select "
                                + filter.narrowed().asked().sort().column()
                                + "::text from site_line where dealer_id = ? and site_id = ?")
                        .params(filter.dealer().value(), site)
                        .query(String.class)
                        .optional());
    }

    private long count(Filter filter, long most) {
        return jdbc.sql("select count(*) from (select from site_line l where " + String.join(" and ", filter.where())
                        + " limit :most) l")
                .params(filter.values())
                .param("most", most)
                .query(Long.class)
                .single();
    }

    private static SiteLine line(ResultSet row) throws SQLException {
        var record = row.getObject("station_record_id", UUID.class);
        var number = row.getString("number");
        return new SiteLine(
                new SiteId(row.getObject("site_id", UUID.class)),
                row.getString("name"),
                row.getString("address"),
                ZoneId.of(row.getString("time_zone")),
                Optional.ofNullable(record).map(StationRecordId::new),
                Optional.ofNullable(number),
                new SetUp(
                        record != null,
                        row.getBoolean("has_receiver"),
                        number != null,
                        row.getInt("zones"),
                        row.getInt("devices"),
                        row.getInt("contacts"),
                        row.getInt("askable")),
                Lack.of(row.getInt("lacks")),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("last_event_at")).map(Timestamp::toInstant));
    }

    /** The conditions of a list, without where its page begins. */
    private record Filter(DealerId dealer, Narrowed narrowed, SiteWords.Read read) {

        List<String> where() {
            var where = new ArrayList<String>();
            where.add("l.dealer_id = :dealer");
            if (narrowed.lacks() != null) {
                where.add(
                        narrowed.heldUp().isEmpty()
                                ? "l.lacks = any (:lacks)"
                                : "(l.lacks = any (:lacks) or l.site_id = any (:held))");
            }
            if (narrowed.asked().station().isPresent()) {
                where.add("l.station_record_id = :station");
            }
            where.addAll(read.conditions("l"));
            return where;
        }

        Map<String, Object> values() {
            var values = new HashMap<String, Object>();
            values.put("dealer", dealer.value());
            if (narrowed.lacks() != null) {
                values.put("lacks", ColumnArray.of("integer", narrowed.lacks(), sum -> sum));
                values.put("held", ColumnArray.of("uuid", narrowed.heldUp(), SiteId::value));
            }
            narrowed.asked().station().ifPresent(record -> values.put("station", record));
            values.putAll(read.values());
            return values;
        }
    }
}
