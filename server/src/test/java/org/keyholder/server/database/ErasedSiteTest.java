package org.keyholder.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keyholder.server.database.TenantScope.Dealers;

/** What is erased is gone from every table there is, whichever is added later; what is handed out before that is of every such table. */
class ErasedSiteTest {

    /** Not of the site: the dealer's own, and what goes on without it. */
    private static final Set<String> OF_THE_DEALER = Set.of(
            "station_record",
            "number_block",
            "receiver_dealer",
            "site_import",
            "site_import_finding",
            "dealer_media",
            "person");

    /** Made of the others, for lists and search. */
    private static final Set<String> MADE_OF_OTHERS = Set.of("site_line", "site_word");

    /** The row that says when, and whose its number was. */
    private static final Set<String> LEFT = Set.of("site", "account_number");

    private final TestDatabase database = TestDatabase.create();
    private final TenantTransactions transactions = database.transactions();
    private final Seed acme = Seed.plant(database.superuser(), 1);
    private final Seed other = Seed.plant(database.superuser(), 2);

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void nothingOfItIsLeftInAnyTable() {
        delete(acme);
        var before = tablesWithRowsOf(acme);
        var others = tablesWithRowsOf(other);

        erase(acme, acme);

        assertThat(before).contains("event", "media", "contact", "consent", "fact", "answer", "signal_deed", "message");
        assertThat(tablesWithRowsOf(acme)).isEqualTo(LEFT);
        assertThat(tablesWithRowsOf(other)).isEqualTo(others);
        assertThat(database.superuser()
                        .sql("select name || address || coalesce(account_number, '') from site where dealer_id = ?")
                        .param(acme.dealer().value())
                        .query(String.class)
                        .single())
                .isEqualTo("Erased site-");
    }

    @Test
    void aSiteThatIsNotInTheBinIsNotErased() {
        erase(acme, acme);

        assertThat(tablesWithRowsOf(acme)).contains("event", "contact");
    }

    @Test
    void norIsAnothersSite() {
        delete(other);
        var before = tablesWithRowsOf(other);

        erase(acme, other);

        assertThat(tablesWithRowsOf(other)).isEqualTo(before);
    }

    @Test
    void whatIsHandedOutIsOfEachTableAndHoldsNoSecret() {
        var lines = data(acme, acme);

        assertThat(lines.stream().map(line -> line.substring(0, line.indexOf('{'))))
                .contains("site ", "contacts ", "consents ", "events ", "facts ", "texts ", "clips-and-snapshots ");
        assertThat(lines.stream()
                        .map(line -> line.substring(0, line.indexOf('{')))
                        .distinct())
                .as("a part for each table that holds something of it")
                .hasSizeGreaterThanOrEqualTo((int) tablesWithRowsOf(acme).stream()
                        .filter(table -> !MADE_OF_OTHERS.contains(table))
                        .count());
        assertThat(lines).noneMatch(line -> line.contains("_hash\":") || line.contains("storage_key"));
        assertThat(data(acme, other)).isEmpty();
    }

    private void delete(Seed seed) {
        database.superuser()
                .sql("update site set deleted_at = now(), deleted_by = 'P' where dealer_id = ?")
                .param(seed.dealer().value())
                .update();
    }

    private void erase(Seed who, Seed whose) {
        transactions.call(
                new Dealers(Set.of(who.dealer())),
                () -> database.jdbc()
                        .sql(
                                "select erase_site(dealer, site, now()) from (values (?::uuid, ?::uuid)) as t (dealer, site)")
                        .params(whose.dealer().toString(), site(whose))
                        .query(String.class)
                        .list());
    }

    private List<String> data(Seed who, Seed whose) {
        return transactions.call(
                new Dealers(Set.of(who.dealer())),
                () -> database.jdbc()
                        .sql("select part || ' ' || line from site_data(?::uuid, ?::uuid)")
                        .params(whose.dealer().toString(), site(whose))
                        .query(String.class)
                        .list());
    }

    private String site(Seed seed) {
        return database.superuser()
                .sql("select id from site where dealer_id = ?")
                .param(seed.dealer().value())
                .query(String.class)
                .single();
    }

    private Set<String> tablesWithRowsOf(Seed seed) {
        return database.superuser().sql("""
                        select c.relname from pg_class c
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'dealer_id'
                        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                        """).query(String.class).list().stream()
                .filter(table -> !OF_THE_DEALER.contains(table))
                .filter(table -> database.superuser()
                        .sql(
                                "select exists (select from " + table + " t where dealer_id = ?"
                                        // Without a site it is of all the dealer's.
                                        + " and not (jsonb_exists(to_jsonb(t), 'site_id') and to_jsonb(t) ->> 'site_id' is null))")
                        .param(seed.dealer().value())
                        .query(Boolean.class)
                        .single())
                .collect(Collectors.toSet());
    }
}
