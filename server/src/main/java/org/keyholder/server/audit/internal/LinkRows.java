package org.keyholder.server.audit.internal;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.keyholder.server.audit.AuditEntry;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The links' rows: each organisation's entries one after the other. */
public final class LinkRows {

    /** Entries that are chained in one transaction. */
    public static final int TOGETHER = 500;

    /** That are asked for at once. */
    static final int ORGANISATIONS = 100;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    public LinkRows(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Organisations that have entries to be chained. */
    List<UUID> waiting() {
        return transactions.callUnscoped(() -> jdbc.sql("select organisation_id from find_unlinked_audits(?)")
                .param(ORGANISATIONS)
                .query(UUID.class)
                .list());
    }

    /** Chains what waits of the organisation's entries, {@link #TOGETHER} at most, and says how many that were. */
    public int link(UUID organisation) {
        return transactions.call(TenantScope.audit(organisation), () -> {
            // Also where two nodes both believe that the job is theirs, one of them waits here.
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param("audit " + organisation)
                    .query((row, n) -> true)
                    .single();
            var entries = unlinked(organisation);
            append(organisation, entries);
            return entries.size();
        });
    }

    private List<AuditEntry> unlinked(UUID organisation) {
        return jdbc.sql("select " + EntryRows.COLUMNS + """
                         from audit_unlinked u join audit_entry e on e.organisation_id = u.organisation_id and e.id = u.entry_id
                        where u.organisation_id = ? order by u.entry_id limit ?
                        """)
                .params(organisation, TOGETHER)
                .query((row, n) -> EntryRows.entry(row))
                .list();
    }

    private record New(AuditEntry entry, Chain.Link link) {}

    private void append(UUID organisation, List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var links = new ArrayList<New>();
        var last = head(organisation);
        for (var entry : entries) {
            last = new Chain.Link(last.number() + 1, Chain.hash(Chain.chained(entry, last)));
            links.add(new New(entry, last));
        }
        jdbc.sql("""
                        insert into audit_link (organisation_id, number, entry_id, hash)
                        select ?::uuid, l.number, l.entry_id, l.hash
                        from unnest(?::bigint[], ?::uuid[], ?::bytea[]) as l (number, entry_id, hash)
                        """)
                .param(organisation)
                .param(ColumnArray.of("bigint", links, one -> one.link().number()))
                .param(ColumnArray.of("uuid", links, one -> one.entry().id()))
                .param(ColumnArray.of(
                        "bytea",
                        links,
                        one -> HexFormat.of().parseHex(one.link().hash())))
                .update();
    }

    /** The last link; in the caller's transaction. */
    public Chain.Link head(UUID organisation) {
        return jdbc.sql("""
                        select number, encode(hash, 'hex') as hash from audit_link where organisation_id = ?
                        order by number desc limit 1
                        """)
                .param(organisation)
                .query((row, n) -> new Chain.Link(row.getLong("number"), row.getString("hash")))
                .optional()
                .orElse(Chain.NONE);
    }
}
