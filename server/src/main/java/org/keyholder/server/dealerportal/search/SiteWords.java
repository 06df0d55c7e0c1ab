package org.keyholder.server.dealerportal.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds sites by the beginnings of their words. Compared byte by byte: row security lets an index be used for comparisons that tell
 * nothing of what they compare, and neither for patterns nor for trigrams.
 */
@Component
public class SiteWords {

    /** Behind every word that begins so. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    /** So many sites are looked at for the other words that were typed; a word that more have says little. */
    private static final int MOST = 3_000;

    private static final String RANGE = """
            from unnest(:kinds::text[]) k (kind)
            cross join lateral (
                select w.site_id, w.word from site_word w
                where w.dealer_id = :dealer and w.kind = k.kind and w.word >= :from and w.word < :until
                order by w.word, w.site_id limit :most) w
            """;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    SiteWords(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** A site that was found by one of its words. */
    record Hit(SiteId site, Kind kind, String word, List<String> reading) {}

    /**
     * Which sites a list shows.
     *
     * @param sites these; or, where they are too many, those that have all of the words
     */
    public record Read(boolean all, Collection<UUID> sites, List<String> words) {

        /** Of a site_line that the query calls so. */
        public List<String> conditions(String line) {
            if (all) {
                return List.of();
            }
            var conditions = new ArrayList<String>();
            for (int i = 0; i < words.size(); i++) {
                conditions.add("strpos(" + line + ".words, :word" + i + ") > 0");
            }
            return words.isEmpty() ? List.of(line + ".site_id = any (:found)") : conditions;
        }

        public Map<String, Object> values() {
            var values = new HashMap<String, Object>();
            for (int i = 0; i < words.size(); i++) {
                values.put("word" + i, " " + words.get(i));
            }
            if (!all && words.isEmpty()) {
                values.put("found", ColumnArray.of("uuid", List.copyOf(sites), id -> id));
            }
            return values;
        }
    }

    /** What was typed over a list. */
    public Read read(DealerId dealer, String typed) {
        var readings = typed(dealer, typed).readings();
        if (readings.isEmpty()) {
            return new Read(true, List.of(), List.of());
        }
        return transactions.call(TenantScope.dealer(dealer), () -> {
            var found = new LinkedHashSet<UUID>();
            for (var reading : readings) {
                var rarest = rarest(dealer, reading);
                if (rarest.sites() > MOST) {
                    return new Read(false, List.of(), reading);
                }
                hits(dealer, reading, rarest.word(), List.of(Kind.values()), MOST)
                        .forEach(hit -> found.add(hit.site().value()));
            }
            return new Read(false, found, List.of());
        });
    }

    /** The first of each kind, those with exactly the word before those that only begin so. */
    List<Hit> search(DealerId dealer, String typed, int ofEach) {
        var readings = typed(dealer, typed).readings();
        return transactions.call(TenantScope.dealer(dealer), () -> {
            var hits = new ArrayList<Hit>();
            for (var reading : readings) {
                var most = reading.size() == 1 ? ofEach : MOST;
                hits.addAll(hits(dealer, reading, rarest(dealer, reading).word(), List.of(Kind.values()), most));
            }
            return hits;
        });
    }

    private Typed typed(DealerId dealer, String typed) {
        var cleaned = Typed.cleaned(typed);
        return cleaned.isEmpty()
                ? new Typed(List.of())
                : Typed.of(
                        cleaned,
                        transactions.call(
                                TenantScope.dealer(dealer),
                                () -> jdbc.sql("select plain_words(?)")
                                        .param(cleaned)
                                        .query(String.class)
                                        .single()));
    }

    private record Rarity(String word, long sites) {}

    private Rarity rarest(DealerId dealer, List<String> reading) {
        return reading.stream()
                .map(word -> new Rarity(word, count(dealer, word)))
                .min(Comparator.comparingLong(Rarity::sites))
                .orElseThrow();
    }

    private long count(DealerId dealer, String word) {
        return jdbc.sql("select count(*) " + RANGE)
                .params(range(dealer, word, List.of(Kind.values()), MOST + 1))
                .query(Long.class)
                .single();
    }

    private List<Hit> hits(DealerId dealer, List<String> reading, String rarest, List<Kind> kinds, int most) {
        var others = reading.stream().filter(word -> !word.equals(rarest)).toList();
        var line = others.isEmpty()
                ? ""
                : "join site_line l on l.dealer_id = :dealer and l.site_id = w.site_id where "
                        + String.join(" and ", new Read(false, List.of(), others).conditions("l"));
        return jdbc.sql("select k.kind, w.site_id, w.word " + RANGE + line)
                .params(range(dealer, rarest, kinds, most))
                .params(new Read(others.isEmpty(), List.of(), others).values())
                .query((row, n) -> new Hit(
                        new SiteId(row.getObject("site_id", UUID.class)),
                        Kind.ofCode(row.getString("kind")),
                        row.getString("word"),
                        reading))
                .list();
    }

    private static Map<String, Object> range(DealerId dealer, String word, List<Kind> kinds, int most) {
        return Map.of(
                "dealer",
                dealer.value(),
                "kinds",
                ColumnArray.of("text", kinds, Kind::code),
                "from",
                word,
                "until",
                word + LAST,
                "most",
                most);
    }
}
