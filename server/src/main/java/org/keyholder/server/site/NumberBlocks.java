package org.keyholder.server.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.AccountNumber;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The blocks of numbers that a station has given to dealers. The database refuses a number of a block to everybody else, whatever the door. */
@Component
public class NumberBlocks {

    /** Of a station. */
    public static final int MOST = 1000;

    private static final String SELECT = """
            select b.station_id, b.id, b.dealer_id, b.lead, b.width, b.first_number, b.last_number, d.name as dealer_name,
                   u.own, u.others
            from number_block b
            join dealer d on d.id = b.dealer_id
            cross join lateral (select count(*) filter (where n.dealer_id = b.dealer_id) as own,
                                       count(*) filter (where n.dealer_id <> b.dealer_id) as others
                                from account_number n where INSIDE) u
            """;

    /** Numbers {@code n} that are somebody's and lie in the block {@code b}. */
    private static final String INSIDE = """
            n.station_id = b.station_id and n.released_at is null
            and n.number_key between b.lead || lpad(b.first_number::text, b.width, '0')
                                 and b.lead || lpad(b.last_number::text, b.width, '0')
            and length(n.number_key) = length(b.lead) + b.width
            and starts_with(n.number_key, b.lead) and substr(n.number_key, length(b.lead) + 1) ~ '^[0-9]+$'
            """;

    private static final Pattern ENDING_DIGITS = Pattern.compile("[0-9]+$");

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    NumberBlocks(JdbcClient jdbc, TenantTransactions transactions, Audit audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A block that is given.
     *
     * @param own how many of its numbers its dealer's sites have, or have had and not released
     * @param others the same of other dealers' sites: they had them before
     */
    public record Given(UUID id, NumberBlock block, String dealerName, long own, long others) {

        public long free() {
            return block.size() - own - others;
        }
    }

    /** A number that nobody has, of a dealer's block. */
    public record Free(String number, String dealerName) {}

    /** A number in a wanted block that another dealer's site has, or had and has not released: it stays theirs. */
    public record Anothers(AccountNumber number, String dealerName, boolean inUse) {}

    /** The station's blocks, by their numbers. */
    public List<Given> of(StationId station) {
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql(
                                select(
                                        "where b.station_id = ? and b.ended_at is null order by b.lead, b.width, b.first_number"))
                        .param(station.value())
                        .query((row, n) -> given(row))
                        .list());
    }

    public Optional<Given> find(StationId station, UUID id) {
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql(select("where b.station_id = ? and b.id = ? and b.ended_at is null"))
                        .params(station.value(), id)
                        .query((row, n) -> given(row))
                        .optional());
    }

    private static String select(String which) {
        return SELECT.replace("INSIDE", INSIDE) + which;
    }

    /** Those that a dealer has at a station, by their numbers. */
    public List<NumberBlock> of(DealerId dealer, StationId station) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("""
                        select station_id, dealer_id, lead, width, first_number, last_number from number_block
                        where dealer_id = ? and station_id = ? and ended_at is null order by lead, width, first_number
                        """)
                        .params(dealer.value(), station.value())
                        .query((row, n) -> block(row))
                        .list());
    }

    /** What of a wanted block is somebody else's and stays theirs: the first few. */
    public List<Anothers> anothers(NumberBlock wanted, int most) {
        return transactions.call(
                TenantScope.station(wanted.station()),
                () -> jdbc.sql("""
                        select n.number, d.name, n.until_at is null as in_use
                        from account_number n
                        join dealer d on d.id = n.dealer_id
                        cross join (select cast(:station as uuid) as station_id, cast(:lead as text) as lead, cast(:width as integer) as width,
                                           cast(:first as bigint) as first_number, cast(:last as bigint) as last_number) b
                        where n.dealer_id <> :dealer and %s order by n.number_key limit :most
                        """.formatted(INSIDE))
                        .param("station", wanted.station().value())
                        .param("lead", wanted.lead())
                        .param("width", wanted.width())
                        .param("first", wanted.first())
                        .param("last", wanted.last())
                        .param("dealer", wanted.dealer().value())
                        .param("most", most)
                        .query((row, n) -> new Anothers(
                                new AccountNumber(row.getString("number")),
                                row.getString("name"),
                                row.getBoolean("in_use")))
                        .list());
    }

    /**
     * Gives it.
     *
     * @throws Refusal {@code block-overlaps}, {@code blocks-too-many}, and {@code dealer-unknown} for a dealer without a record of the station
     */
    public UUID give(NumberBlock block) {
        try {
            return transactions.call(TenantScope.station(block.station()), () -> write(block));
        } catch (DataIntegrityViolationException e) {
            if (!String.valueOf(e.getMessage()).contains("number_blocks_apart")) {
                throw e;
            }
            throw Refusal.invalid(
                    "block-overlaps", "first", "Some of these numbers lie in another block. End that one first.");
        }
    }

    private UUID write(NumberBlock block) {
        requireDealer(block);
        var id = ids.next();
        // Overlapping ones are looked for by a trigger, which also has two that come at once wait for one another.
        jdbc.sql("""
                        insert into number_block (station_id, id, dealer_id, lead, width, first_number, last_number, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        block.station().value(),
                        id,
                        block.dealer().value(),
                        block.lead(),
                        block.width(),
                        block.first(),
                        block.last(),
                        Timestamp.from(clock.instant()))
                .update();
        long blocks = jdbc.sql("select count(*) from number_block where station_id = ? and ended_at is null")
                .param(block.station().value())
                .query(Long.class)
                .single();
        if (blocks > MOST) {
            throw Refusal.invalid("blocks-too-many", "first", "A station has at most %,d blocks.".formatted(MOST));
        }
        audit.write(note(AuditKind.NUMBER_BLOCK_GIVEN, block, id).saying(Map.of("numbers", block.toString())));
        return id;
    }

    private void requireDealer(NumberBlock block) {
        boolean hasRecord = jdbc.sql("""
                        select exists (select from station_record
                                       where station_id = ? and dealer_id = ? and removed_at is null)
                        """)
                .params(block.station().value(), block.dealer().value())
                .query(Boolean.class)
                .single();
        if (!hasRecord) {
            throw Refusal.invalid(
                    "dealer-unknown", "dealer", "Choose one of the dealers that have a record of your station.");
        }
    }

    /**
     * Ends one: its numbers are whoever's takes them first.
     *
     * @throws Refusal 404 for one that is not the station's
     */
    public void end(StationId station, UUID id) {
        transactions.run(TenantScope.station(station), () -> {
            var ended = find(station, id).orElseThrow(Refusal::notFound).block();
            jdbc.sql("update number_block set ended_at = ? where station_id = ? and id = ?")
                    .params(Timestamp.from(clock.instant()), station.value(), id)
                    .update();
            audit.write(note(AuditKind.NUMBER_BLOCK_ENDED, ended, id)
                    .changing(Map.of("numbers", ended.toString()), Map.of()));
        });
    }

    /** On the record of both. */
    private static AuditNote note(AuditKind kind, NumberBlock block, UUID id) {
        return AuditNote.of(kind, block.station().value(), block.dealer().value())
                .about("number-block", id);
    }

    /**
     * Numbers within the station's blocks that are nobody's, in the blocks' order.
     *
     * @param beginning what they begin with, however it is written; empty for all
     * @param after the last one of the page before; empty for the first page
     */
    public List<Free> free(StationId station, String beginning, String after, int most) {
        if (!fits(beginning) || !fits(after)) {
            return List.of();
        }
        return transactions.call(TenantScope.station(station), () -> {
            var found = new ArrayList<Free>();
            for (var one : from(station, key(after))) {
                one.block()
                        .beginning(key(beginning))
                        .flatMap(block -> block.after(key(after)))
                        .ifPresent(block -> found.addAll(free(one, block, most - found.size())));
                if (found.size() == most) {
                    break;
                }
            }
            return List.copyOf(found);
        });
    }

    private record Named(UUID id, NumberBlock block, String dealerName) {}

    /** The station's blocks in their order, from that of this number on. */
    private List<Named> from(StationId station, String after) {
        var lead = ENDING_DIGITS.matcher(after).replaceFirst("");
        return jdbc.sql("""
                        select b.station_id, b.id, b.dealer_id, b.lead, b.width, b.first_number, b.last_number, d.name as dealer_name
                        from number_block b
                        join dealer d on d.id = b.dealer_id
                        where b.station_id = :station and b.ended_at is null
                          and (b.lead, b.width, lpad(b.last_number::text, b.width, '0')) > (:lead, :width, :digits)
                        order by b.lead, b.width, b.first_number
                        """)
                .param("station", station.value())
                .param("lead", lead)
                .param("width", after.length() - lead.length())
                .param("digits", after.substring(lead.length()))
                .query((row, n) -> new Named(row.getObject("id", UUID.class), block(row), row.getString("dealer_name")))
                .list();
    }

    private List<Free> free(Named one, NumberBlock part, int most) {
        return jdbc
                .sql("select * from free_account_numbers(?, null, ?, ?, ?)")
                .params(one.id(), part.first(), part.last(), most)
                .query(Long.class)
                .list()
                .stream()
                .map(number -> new Free(part.text(number), one.dealerName()))
                .toList();
    }

    private static boolean fits(String text) {
        return text.isBlank() || AccountNumber.fits(text);
    }

    private static String key(String text) {
        return text.isBlank() ? "" : new AccountNumber(text).key();
    }

    private static Given given(ResultSet row) throws SQLException {
        return new Given(
                row.getObject("id", UUID.class),
                block(row),
                row.getString("dealer_name"),
                row.getLong("own"),
                row.getLong("others"));
    }

    static NumberBlock block(ResultSet row) throws SQLException {
        return new NumberBlock(
                new StationId(row.getObject("station_id", UUID.class)),
                new DealerId(row.getObject("dealer_id", UUID.class)),
                row.getString("lead"),
                row.getInt("width"),
                row.getLong("first_number"),
                row.getLong("last_number"));
    }
}
