package org.keyholder.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keyholder.server.database.TenantScope.Dealers;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    /** The contact's row forgets its welcome with the number, and the text names the person's site and number for all that. */
    @Test
    void aWelcomeToANumberThatWasCorrectedIsHandedOutAndGoesToo() {
        write("insert into incoming_text (id, provider_id, sender, body, received_at)"
                + " values (gen_random_uuid(), 'corrected', '+13125550155', 'Who is this?', now())");
        write("update message set recipient = '+13125550155' where dealer_id = '" + acme.dealer() + "'");
        write("update contact set phone = '+13125550199' where dealer_id = '" + acme.dealer() + "'");

        assertThat(data(acme, acme)).anyMatch(line -> line.startsWith("texts ") && line.contains("+13125550155"));
        assertThat(data(acme, acme)).anyMatch(line -> line.startsWith("texts-received "));

        delete(acme);
        erase(acme, acme);

        assertThat(tablesWithRowsOf(acme)).isEqualTo(LEFT);
        assertThat(count("select count(*) from incoming_text")).isZero();
    }

    @Test
    void aWelcomeOfAnEarlierReleaseIsKnownByTheNumbersThatItsContactHad() {
        try (var old = TestDatabase.asOf("2026.11.27.53")) {
            var rows = old.superuser();
            welcomed(rows);

            old.migrate();

            assertThat(rows.sql("select c.name from welcome w join contact c on c.id = w.contact_id order by 1")
                            .query(String.class)
                            .list())
                    .containsExactly("Ann", "Ann", "Bob");
        }
    }

    /** Ann was sent one to the number that Bob, of another site, has as well, then one to her own; Bob was sent one. */
    private static void welcomed(JdbcClient rows) {
        for (var statement : """
                insert into dealer (id, name, created_at) values (@1, 'D', now());
                insert into site (dealer_id, id, name, address, time_zone, created_at)
                values (@1, @2, 'Harbour Yard', 'A', 'UTC', now()), (@1, @3, 'Mill', 'A', 'UTC', now());
                insert into contact (dealer_id, id, site_id, name, phone, created_at, welcome_id)
                values (@1, @4, @2, 'Ann', '+13125550101', now(), @7), (@1, @5, @3, 'Bob', '+13125550102', now(), null);
                insert into audit_entry (organisation_id, id, at, kind, actor_kind, object_kind, object_id, before)
                values (@1, @9, now(), 'contact-changed', 'person', 'contact', @4, '{"phone":"+13125550102"}');
                insert into message (dealer_id, id, conversation, recipient, body, created_at, give_up_at)
                values (@1, @6, 'welcome:' || @6, '+13125550102', 'D: you are a key holder of Harbour Yard. May', now(), now()),
                       (@1, @7, 'welcome:' || @7, '+13125550101', 'D: you are a key holder of Harbour Yard. May', now(), now()),
                       (@1, @8, 'welcome:' || @8, '+13125550102', 'D: you are a key holder of Mill. May', now(), now())
                """.split(";")) {
            rows.sql(statement.replaceAll("@(\\d)", "'00000000-0000-7000-8000-00000000000$1'"))
                    .update();
        }
    }

    /** They are full of people, and nobody can tell of which sites. */
    @Test
    void theDealersSheetsGoButForOneThatIsBeingImported() {
        delete(acme);
        erase(acme, acme);
        assertThat(imports("checked")).isEmpty();

        write("update site set erased_at = null");
        for (var state : List.of("running", "done")) {
            write("insert into site_import select (jsonb_populate_record(i, jsonb_build_object('dealer_id', '"
                    + acme.dealer()
                    + "', 'id', gen_random_uuid(), 'state', '" + state
                    + "', 'sheet', '\\x00'))).* from site_import i where i.dealer_id = '"
                    + other.dealer() + "'");
        }
        write("insert into site_import_finding (dealer_id, import_id, position, row_number, kind, words)"
                + " select dealer_id, id, 0, 2, 'new', 'Ann' from site_import where dealer_id = '" + acme.dealer()
                + "'");

        erase(acme, acme);

        assertThat(imports("running")).containsExactly("running sheet finding");
        assertThat(imports("done")).containsExactly("done");
        assertThat(count("select count(*) from site_import_finding where dealer_id = '" + other.dealer() + "'"))
                .isOne();
    }

    private List<String> imports(String state) {
        return database.superuser()
                .sql("""
                        select concat_ws(' ', i.state, case when i.sheet is not null then 'sheet' end,
                                         case when exists (select from site_import_finding f where f.import_id = i.id) then 'finding' end)
                        from site_import i where i.dealer_id = ? and i.state = ?
                        """)
                .params(acme.dealer().value(), state)
                .query(String.class)
                .list();
    }

    /** Else each row that goes reads all rows of that table for those that name it. */
    @Test
    void whatNamesAnAlarmIsFoundByAnIndex() {
        var slow = database.superuser().sql("""
                        select f.conrelid::regclass || ' ' || f.conname from pg_constraint f
                        where f.contype = 'f' and f.confrelid = 'alarm'::regclass and not exists (
                            select from pg_index i
                            where i.indrelid = f.conrelid
                              and (string_to_array(i.indkey::text, ' ')::smallint[])[1:cardinality(f.conkey)] && (
                                  select array_agg(a.attnum) from pg_attribute a
                                  where a.attrelid = f.conrelid and a.attname = 'alarm_id')
                              and (select bool_and(k.attnum = any (f.conkey))
                                   from unnest(string_to_array(i.indkey::text, ' ')::smallint[]) with ordinality k (attnum, place)
                                   where k.place <= array_position(
                                       string_to_array(i.indkey::text, ' ')::smallint[],
                                       (select a.attnum from pg_attribute a where a.attrelid = f.conrelid and a.attname = 'alarm_id'))))
                        """).query(String.class).list();

        assertThat(slow).isEmpty();
    }

    private void write(String statement) {
        database.superuser().sql(statement).update();
    }

    private long count(String statement) {
        return database.superuser().sql(statement).query(Long.class).single();
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
