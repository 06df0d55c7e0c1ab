package org.keyholder.server.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keyholder.server.audit.internal.LinkRows;
import org.keyholder.server.audit.internal.StoredChain;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What whoever runs the server does with the records of all organisations: as the owner of the tables, whom no row security holds. */
public final class AuditTool {

    private final JdbcClient owner;
    private final TenantTransactions transactions;
    private final LinkRows links;
    private final StoredChain chain;
    private final Audit audit;

    public AuditTool(JdbcClient owner, TenantTransactions transactions, Clock clock) {
        this.owner = owner;
        this.transactions = transactions;
        this.links = new LinkRows(owner, transactions);
        this.chain = new StoredChain(owner, transactions);
        this.audit = Audit.ofCommand(owner, new Ids(clock), clock);
    }

    /** Whether the database is of a release that keeps a record. */
    public boolean isThere() {
        return owner.sql("select to_regclass('public.audit_entry') is not null")
                .query(Boolean.class)
                .single();
    }

    /**
     * The organisation that is meant.
     *
     * @param given its id, its name, or {@code installation} for the installation itself
     * @throws Refusal {@code organisation-unknown} or {@code organisation-ambiguous}
     */
    public UUID organisation(String given) {
        var found = owner.sql("""
                        select id from (select id, name from dealer union select id, name from station
                                        union values (?::uuid, 'installation')) o
                        where lower(o.name) = lower(?) or o.id::text = lower(?)
                        group by id order by id
                        """)
                .params(Audit.INSTALLATION, given.strip(), given.strip())
                .query(UUID.class)
                .list();
        if (found.isEmpty()) {
            throw Refusal.invalid(
                    "organisation-unknown",
                    "organisation",
                    "There is no organisation with the id or name '" + given + "'.");
        }
        if (found.size() > 1) {
            throw Refusal.invalid(
                    "organisation-ambiguous",
                    "organisation",
                    "Several organisations have the name '" + given + "'. Give the id of one: " + found + ".");
        }
        return found.getFirst();
    }

    /**
     * Writes the organisation's record as lines of JSON, its head last, a page of it at a time; that it was exported is its last entry.
     * Does not close the stream.
     */
    public void export(UUID organisation, OutputStream out) throws IOException {
        var note = AuditNote.of(AuditKind.EXPORTED, organisation)
                .by(AuditActor.command())
                .saying(Map.of("format", "JSON lines"));
        transactions.run(TenantScope.audit(organisation), () -> audit.write(note));
        while (links.link(organisation) == LinkRows.TOGETHER) {
            // Until nothing waits: without a server nobody else chains.
        }
        chain.export(organisation, out);
        out.flush();
    }

    /** Checks the records of all organisations, a page at a time. */
    public List<AuditVerdict> verify() {
        return owner.sql("""
                        select distinct organisation_id from audit_entry union select distinct organisation_id from audit_link
                        order by 1
                        """).query(UUID.class).list().stream()
                .map(chain::verify)
                .toList();
    }
}
