package org.keyholder.server.dealerportal.importing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.dealerportal.sheet.Sheet;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The imports' rows, with what was found about the rows of their files. */
@Component
class Imports {

    private static final String SELECT = """
            select dealer_id, id, file_name, encoding, separator, unknown, row_count, state, mark, sheet is not null as kept, changed_meanwhile, new_sites,
                   changed_sites, new_contacts, changed_contacts, new_zones, changed_zones, rows_done, person_id, person_name,
                   created_at, ended_at
            from site_import
            """;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Ids ids;
    private final Clock clock;

    Imports(JdbcClient jdbc, TenantTransactions transactions, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps a file with what it would do. */
    UUID keep(DealerPerson person, String fileName, byte[] bytes, Sheet sheet, Plan plan) {
        var id = ids.next();
        transactions.run(TenantScope.dealer(person.dealer()), () -> {
            insert(person, id, fileName, bytes, sheet, plan);
            insertFindings(person.dealer(), id, plan);
        });
        return id;
    }

    private void insert(DealerPerson person, UUID id, String fileName, byte[] bytes, Sheet sheet, Plan plan) {
        counted(jdbc.sql("""
                        insert into site_import (dealer_id, id, file_name, encoding, separator, unknown, sheet, row_count, state, mark,
                            new_sites, changed_sites, new_contacts, changed_contacts, new_zones, changed_zones, person_id,
                            person_name, created_at)
                        values (:dealer, :id, :file, :encoding, :separator, :unknown, :sheet, :rows, :state, :mark, :newSites,
                            :changedSites, :newContacts, :changedContacts, :newZones, :changedZones, :person, :personName, :now)
                        """), plan)
                .param("dealer", person.dealer().value())
                .param("id", id)
                .param("file", fileName)
                .param("encoding", sheet.encoding())
                .param("separator", sheet.separator())
                .param("unknown", new SqlArrayValue("text", sheet.unknown().toArray()))
                .param("sheet", bytes)
                .param("rows", sheet.rows().size())
                .param("person", person.person().value())
                .param("personName", person.name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static JdbcClient.StatementSpec counted(JdbcClient.StatementSpec statement, Plan plan) {
        var counts = plan.counts();
        return statement
                .param("state", stateOf(plan).code())
                .param("mark", plan.mark())
                .param("newSites", counts.newSites())
                .param("changedSites", counts.changedSites())
                .param("newContacts", counts.newContacts())
                .param("changedContacts", counts.changedContacts())
                .param("newZones", counts.newZones())
                .param("changedZones", counts.changedZones());
    }

    private static SheetImport.State stateOf(Plan plan) {
        return plan.hasErrors() ? SheetImport.State.WRONG : SheetImport.State.CHECKED;
    }

    private void insertFindings(DealerId dealer, UUID id, Plan plan) {
        var all = plan.findings();
        var positions = IntStream.range(0, all.size()).boxed().toList();
        jdbc.sql("""
                        insert into site_import_finding (dealer_id, import_id, plan, position, row_number, kind, column_name, typed, words)
                        select i.dealer_id, i.id, i.plan, w.* from site_import i, unnest(?::integer[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[]) w
                        where i.dealer_id = ? and i.id = ?
                        """)
                .param(ColumnArray.of("integer", positions, position -> position))
                .param(ColumnArray.of("integer", all, Finding::row))
                .param(ColumnArray.of("text", all, one -> one.kind().code()))
                .param(ColumnArray.of("text", all, Imports::column))
                .param(ColumnArray.of("text", all, Finding::typed))
                .param(ColumnArray.of("text", all, Finding::words))
                .param(dealer.value())
                .param(id)
                .update();
    }

    private static @Nullable Object column(Finding finding) {
        var column = finding.column();
        return column == null ? null : column.header();
    }

    SheetImport find(DealerId dealer, UUID id) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql(SELECT + " where dealer_id = ? and id = ?")
                        .params(dealer.value(), id)
                        .query(Imports::row)
                        .optional()
                        .orElseThrow(Refusal::notFound));
    }

    /** The dealer's last ones, the newest first. */
    List<SheetImport> latest(DealerId dealer, int most) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql(SELECT + " where dealer_id = ? order by created_at desc, id desc limit ?")
                        .params(dealer.value(), most)
                        .query(Imports::row)
                        .list());
    }

    /** The file itself. */
    byte[] file(DealerId dealer, UUID id) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("select sheet from site_import where dealer_id = ? and id = ? and sheet is not null")
                        .params(dealer.value(), id)
                        .query((row, n) -> row.getBytes("sheet"))
                        .optional()
                        .orElseThrow(Refusal::notFound));
    }

    /** What was found, row by row, so many from there on. */
    List<Finding> findings(DealerId dealer, UUID id, Optional<Finding.Kind> kind, int from, int most) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("""
                        select f.row_number, f.kind, f.column_name, f.typed, f.words from site_import i
                        join site_import_finding f on f.dealer_id = i.dealer_id and f.import_id = i.id and f.plan = i.plan
                        where i.dealer_id = :dealer and i.id = :id and (cast(:kind as text) is null or f.kind = :kind)
                        order by f.position offset :from limit :most
                        """)
                        .param("dealer", dealer.value())
                        .param("id", id)
                        .param("kind", kind.map(Finding.Kind::code).orElse(null))
                        .param("from", from)
                        .param("most", most)
                        .query(Imports::finding)
                        .list());
    }

    /** How many were found of each kind. */
    Map<Finding.Kind, Integer> found(DealerId dealer, UUID id) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc
                        .sql("""
                        select f.kind, count(*) as found from site_import i
                        join site_import_finding f on f.dealer_id = i.dealer_id and f.import_id = i.id and f.plan = i.plan
                        where i.dealer_id = ? and i.id = ? group by f.kind
                        """)
                        .params(dealer.value(), id)
                        .query((row, n) -> Map.entry(Finding.Kind.ofCode(row.getString("kind")), row.getInt("found")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Says in the caller's transaction that the plan of this mark shall be saved; false where that waits for nobody's word. */
    boolean start(DealerId dealer, UUID id, String mark) {
        return jdbc.sql(
                                "update site_import set state = 'running', changed_meanwhile = false, rows_done = 0"
                                        + " where dealer_id = ? and id = ? and state = 'checked' and mark = ? and sheet is not null")
                        .params(dealer.value(), id, mark)
                        .update()
                == 1;
    }

    /** Tells those who wait how far it is. */
    void progress(DealerId dealer, UUID id, int rowsDone) {
        transactions.run(
                TenantScope.dealer(dealer),
                () -> jdbc.sql(
                                "update site_import set rows_done = ? where dealer_id = ? and id = ? and state = 'running'")
                        .params(rowsDone, dealer.value(), id)
                        .update());
    }

    /** Says in the caller's transaction that all of it is saved. The file is not kept: it is full of people. */
    void done(DealerId dealer, UUID id) {
        jdbc.sql("""
                        update site_import set state = 'done', rows_done = row_count, ended_at = ?, sheet = null
                        where dealer_id = ? and id = ?
                        """)
                .params(Timestamp.from(clock.instant()), dealer.value(), id)
                .update();
    }

    /** Nothing was saved, since this is what it would do now. */
    void plannedAnew(DealerId dealer, UUID id, Plan plan) {
        transactions.run(TenantScope.dealer(dealer), () -> {
            counted(jdbc.sql("""
                            update site_import set state = :state, mark = :mark, plan = plan + 1, changed_meanwhile = true, rows_done = 0,
                                new_sites = :newSites, changed_sites = :changedSites, new_contacts = :newContacts,
                                changed_contacts = :changedContacts, new_zones = :newZones, changed_zones = :changedZones
                            where dealer_id = :dealer and id = :id
                            """), plan)
                    .param("dealer", dealer.value())
                    .param("id", id)
                    .update();
            insertFindings(dealer, id, plan);
        });
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        var column = row.getString("column_name");
        return new Finding(
                row.getInt("row_number"),
                Finding.Kind.ofCode(row.getString("kind")),
                Arrays.stream(Column.values())
                        .filter(one -> one.header().equals(column))
                        .findFirst()
                        .orElse(null),
                row.getString("typed"),
                row.getString("words"));
    }

    private static SheetImport row(ResultSet row, int number) throws SQLException {
        return new SheetImport(
                new DealerId(row.getObject("dealer_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getString("encoding"),
                row.getString("separator"),
                List.of((String[])
                        Objects.requireNonNull(row.getArray("unknown")).getArray()),
                row.getInt("row_count"),
                SheetImport.State.ofCode(row.getString("state")),
                row.getString("mark"),
                row.getBoolean("kept"),
                row.getBoolean("changed_meanwhile"),
                new Plan.Counts(
                        row.getInt("new_sites"),
                        row.getInt("changed_sites"),
                        row.getInt("new_contacts"),
                        row.getInt("changed_contacts"),
                        row.getInt("new_zones"),
                        row.getInt("changed_zones")),
                row.getInt("rows_done"),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("person_name"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }
}
