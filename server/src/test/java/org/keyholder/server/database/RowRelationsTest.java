package org.keyholder.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a row names has to belong together. Tables and columns come from the database's own catalogue: in every way in which a row can
 * name things of two tenants, or of two sites of one tenant, it is tried as the server's role with plain SQL, and has to be refused. A
 * table that is new is tried by itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowRelationsTest {

    /** A right that is missing, a key that leads nowhere, and a check that fails. */
    private static final Set<String> REFUSED = Set.of("42501", "23503", "23514");

    private static final String DONE = "done, and taken back";
    private static final String UNSEEN = "the row is not seen";

    /** Ids that join nothing, and why. */
    private static final Map<String, String> NO_RELATION = Map.ofEntries(
            Map.entry("site.receiver_id", "written by a trigger as the station record says, whatever a statement says"),
            Map.entry("contact.welcome_id", "made for the text alone, and looked for in this table only"),
            Map.entry("contact.welcome_unknown", "the same id, while it is not known whether the text went out"),
            Map.entry("fact.actor_id", "who it was, kept as it was then; nothing is looked up by it"),
            Map.entry("signal_deed.actor_id", "who it was, kept as it was then; nothing is looked up by it"),
            Map.entry("site_import.person_id", "who it was, kept as it was then; nothing is looked up by it"),
            Map.entry("invitation.used_by", "whoever has used it; an invitation that is made names nobody yet"),
            Map.entry("audit_entry.actor_id", "who it was, kept as it was then; nothing is looked up by it"),
            Map.entry("dealer.events_read_to", "how far a sweep has read; nothing is looked up by it"),
            Map.entry("audit_entry.object_id", "what it was done to, kept as it was then; nothing is looked up by it"),
            Map.entry(
                    "audit_entry.site_id",
                    "the site that it was about, whose history the entries of the same organisation are"));

    /** A dealer chooses its stations itself; the two columns go together, and the dealer with another's two is the same choice. */
    private static final Map<String, Set<Set<String>>> CHOSEN = Map.of(
            "station_record",
            Set.of(Set.of("station_id", "receiver_id"), Set.of("dealer_id")),
            // A station shows its receiver to whatever dealers it names.
            "receiver_dealer",
            Set.of(Set.of("dealer_id"), Set.of("station_id", "receiver_id")),
            // One may work for several organisations; which, the rules of invitations say.
            "membership",
            Set.of(Set.of("person_id"), Set.of("organisation_id")));

    /** Tables that a function writes, and no statement of the server. */
    private static final Set<String> WRITTEN_FOR_IT =
            Set.of("swept_media", "audit_unlinked", "organisation", "site_line", "site_word");

    /** Tables that the server writes in no tenant's name, or in the installation's. */
    private static final Set<String> WRITTEN_FOR_NOBODY = Set.of("audit_link", "password_link");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, List<Row>> known = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();
    private TestDatabase database;
    private TenantTransactions transactions;
    private JdbcClient server;
    private JdbcClient rows;
    private List<TenantScope> scopes;
    private Seed acme;
    private Seed other;
    private Seed beside;

    @BeforeAll
    void seed() {
        database = TestDatabase.create();
        transactions = database.transactions();
        server = database.jdbc();
        rows = database.superuser();
        acme = Seed.plant(rows, 1);
        other = Seed.plant(rows, 2);
        beside = acme.beside(rows, 3);
        scopes = List.of(
                TenantScope.dealer(acme.dealer()),
                TenantScope.station(acme.station()),
                // As events are taken in: for several dealers at once.
                both());
    }

    private TenantScope both() {
        return new TenantScope.Dealers(Set.of(acme.dealer(), other.dealer()));
    }

    @AfterAll
    void drop() {
        database.close();
    }

    List<String> tables() {
        return rows.sql("""
                        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                        order by relname
                        """).query(String.class).list().stream()
                .filter(table -> !RowSecurityTest.NOBODYS.contains(table))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyIdThatARowCanNameIsNamedByARowHere(String table) {
        var unnamed = new TreeSet<>(columns(table));
        rowsOf(table, acme).forEach(row -> unnamed.removeAll(row.ids().keySet()));

        assertThat(unnamed).as("ids of " + table + " that no row here names").isEmpty();
    }

    /** The control of what follows: a row is refused for what it names, and for nothing else. */
    @ParameterizedTest
    @MethodSource("tables")
    void aRowWhoseThingsBelongTogetherIsTaken(String table) {
        for (var row : rowsOf(table, acme)) {
            without(row, () -> {
                var done = assertThat(scopes.stream().map(scope -> insert(scope, row)))
                        .as("insert of " + row);
                if (WRITTEN_FOR_IT.contains(table) || WRITTEN_FOR_NOBODY.contains(table)) {
                    done.doesNotContain(DONE);
                } else {
                    done.contains(DONE);
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aRowThatNamesThingsOfTwoTenantsIsRefused(String table) {
        for (var row : rowsOf(table, acme)) {
            withoutBoth(row, other, mix -> {
                // The other's whole row is the other's own.
                var asked = mix.whole() ? scopes.subList(0, 2) : scopes;
                asked.forEach(scope -> assertRefused(scope, mix));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aRowThatNamesThingsOfTwoSitesIsRefused(String table) {
        for (var row : rowsOf(table, acme)) {
            withoutBoth(row, beside, mix -> {
                if (!mix.whole()) {
                    scopes.forEach(scope -> assertRefused(scope, mix));
                }
            });
        }
    }

    private void assertRefused(TenantScope scope, Mix mix) {
        assertThat(insert(scope, mix.row()))
                .as("insert as " + scope + " of " + mix)
                .isIn(REFUSED);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void noRowIsChangedToNameThingsOfAnother(String table) {
        for (var row : rowsOf(table, acme)) {
            for (var mix : Stream.of(other, beside)
                    .flatMap(seed -> counterpart(row, seed).stream())
                    .flatMap(foreign -> mixes(row, foreign).stream())
                    .toList()) {
                var answers =
                        scopes.stream().map(scope -> update(scope, row, mix)).toList();

                assertThat(answers)
                        .as("update to " + mix)
                        .doesNotContain(DONE)
                        .anyMatch(REFUSED::contains)
                        .allMatch(answer -> answer.equals(UNSEEN) || REFUSED.contains(answer));
            }
        }
    }

    /** A row with what it names. */
    private record Row(String table, Map<String, String> ids, String json) {

        Row with(Map<String, String> others) {
            var changed = new TreeMap<String, Object>(JSON.readValue(json, Map.class));
            changed.putAll(others);
            return new Row(table, ids, JSON.writeValueAsString(changed));
        }

        @Override
        public String toString() {
            return table + " " + json;
        }
    }

    /** A row in which some of what it names is another's. */
    private record Mix(Row row, Map<String, String> swapped, boolean whole) {

        @Override
        public String toString() {
            return row + ", of another: " + swapped.keySet();
        }
    }

    /** The row of another seed that names the same kinds of things. */
    private Optional<Row> counterpart(Row row, Seed from) {
        return rowsOf(row.table(), from).stream()
                .filter(one -> one.ids().keySet().equals(row.ids().keySet()))
                .findFirst();
    }

    private void withoutBoth(Row row, Seed from, Consumer<Mix> work) {
        counterpart(row, from)
                .ifPresent(foreign -> without(
                        row, () -> without(foreign, () -> mixes(row, foreign).forEach(work))));
    }

    private static List<Mix> mixes(Row row, Row foreign) {
        var differing = row.ids().keySet().stream()
                .filter(column ->
                        !Objects.equals(row.ids().get(column), foreign.ids().get(column)))
                .toList();
        return subsets(differing).stream()
                .filter(columns -> !CHOSEN.getOrDefault(row.table(), Set.of()).contains(columns))
                .map(columns -> mix(row, foreign, columns, columns.size() == differing.size()))
                .toList();
    }

    private static Mix mix(Row row, Row from, Set<String> columns, boolean whole) {
        var swapped = columns.stream()
                .collect(Collectors.toMap(column -> column, column -> from.ids().get(column)));
        return new Mix(row.with(swapped), swapped, whole);
    }

    private static List<Set<String>> subsets(List<String> columns) {
        return IntStream.range(1, 1 << columns.size())
                .mapToObj(bits -> IntStream.range(0, columns.size())
                        .filter(place -> (bits >> place & 1) == 1)
                        .mapToObj(columns::get)
                        .collect(Collectors.toSet()))
                .toList();
    }

    /** The columns that name something else than the row itself. */
    private List<String> columns(String table) {
        return rows.sql("""
                        select attname from pg_attribute
                        where attrelid = ?::regclass and attnum > 0 and not attisdropped and atttypid = 'uuid'::regtype
                          and attname <> 'id'
                        order by attname
                        """).param(table).query(String.class).list().stream()
                .filter(column -> !NO_RELATION.containsKey(table + "." + column))
                .toList();
    }

    /** A neighbour's rows name its dealer too. */
    private List<Row> rowsOf(String table, Seed seed) {
        return known.computeIfAbsent(table + " of " + seed.number(), _ -> read(table, seed));
    }

    private List<Row> read(String table, Seed seed) {
        var columns = columns(table);
        var found = new ArrayList<Row>();
        rows
                .sql("select to_jsonb(t)::text from " + table + " t where to_jsonb(t)::text like ? order by 1")
                .param("%" + seed.mark() + "%")
                .query(String.class)
                .list()
                .stream()
                .filter(json -> seed == beside || !json.contains(beside.mark()))
                .forEach(json -> found.add(row(table, columns, json)));
        return found;
    }

    private static Row row(String table, List<String> columns, String json) {
        var values = JSON.readTree(json);
        var ids = new TreeMap<String, String>();
        for (var column : columns) {
            if (!values.path(column).isNull()) {
                ids.put(column, values.path(column).asString());
            }
        }
        return new Row(table, ids, json);
    }

    /** Works while the row is not there, so that no unique key stands before the question. */
    private void without(Row row, Runnable work) {
        unguarded("delete from " + row.table() + " t where to_jsonb(t) = " + literal(row) + "::jsonb");
        try {
            work.run();
        } finally {
            unguarded(insertOf(row.table(), literal(row)));
        }
    }

    /** As the superuser, past triggers and foreign keys. */
    private void unguarded(String statement) {
        rows.sql("do $do$ begin set local session_replication_role = replica; " + statement + "; end $do$")
                .update();
    }

    private static String literal(Row row) {
        return "'" + row.json().replace("'", "''") + "'";
    }

    private String insertOf(String table, String value) {
        var columns = written.computeIfAbsent(table, _ -> String.join(", ", writtenIn(table)));
        return "insert into " + table + " (" + columns + ") overriding system value select " + columns
                + " from jsonb_populate_record(null::" + table + ", " + value + "::jsonb)";
    }

    private List<String> writtenIn(String table) {
        return rows.sql("""
                        select attname from pg_attribute
                        where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                        """).param(table).query(String.class).list();
    }

    private String insert(TenantScope scope, Row row) {
        return answer(
                scope,
                () -> server.sql(insertOf(row.table(), "?")).param(row.json()).update());
    }

    private String update(TenantScope scope, Row row, Mix mix) {
        var changes = mix.swapped().entrySet().stream()
                .map(swap -> swap.getKey() + " = '" + swap.getValue() + "'")
                .collect(Collectors.joining(", "));
        return answer(
                scope,
                () -> server.sql("update " + row.table() + " t set " + changes + " where to_jsonb(t) = ?::jsonb")
                        .param(row.json())
                        .update());
    }

    /** What became of the statement, which is not left in effect. */
    private String answer(TenantScope scope, Supplier<Integer> statement) {
        try {
            transactions.run(scope, () -> {
                throw new TakenBack(statement.get());
            });
            throw new AssertionError("It was to be taken back");
        } catch (TakenBack back) {
            return back.changed == 0 ? UNSEEN : DONE;
        } catch (DataAccessException refused) {
            return refused.getRootCause() instanceof SQLException sql ? sql.getSQLState() : refused.toString();
        }
    }

    private static final class TakenBack extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int changed;

        private TakenBack(int changed) {
            this.changed = changed;
        }
    }
}
