package org.keyholder.server.audit.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.audit.AuditEntry;
import org.keyholder.server.audit.AuditVerdict;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Organisations' chains as they stand in the database, read a page at a time: links are never changed, so no transaction is held open. */
public final class StoredChain {

    private static final int PAGE = 1_000;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final LinkRows links;

    public StoredChain(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.links = new LinkRows(jdbc, transactions);
    }

    /** @param entry empty where it is gone */
    private record Linked(Chain.Link link, Optional<AuditEntry> entry) {}

    private interface Visit<X extends Exception> {

        /** False: go no further. */
        boolean next(Linked linked) throws X;
    }

    private <X extends Exception> void walk(UUID organisation, Chain.Link head, Visit<X> visit) throws X {
        long after = 0;
        var page = page(organisation, after, head.number());
        while (!page.isEmpty()) {
            for (var linked : page) {
                if (!visit.next(linked)) {
                    return;
                }
            }
            after = page.getLast().link().number();
            page = page(organisation, after, head.number());
        }
    }

    private List<Linked> page(UUID organisation, long after, long upTo) {
        return transactions.call(
                TenantScope.audit(organisation),
                () -> jdbc.sql("select l.number, encode(l.hash, 'hex') as hash, " + EntryRows.COLUMNS + """
                         from audit_link l
                        left join audit_entry e on e.organisation_id = l.organisation_id and e.id = l.entry_id
                        where l.organisation_id = ? and l.number > ? and l.number <= ?
                        order by l.number limit ?
                        """)
                        .params(organisation, after, upTo, PAGE)
                        .query((row, n) -> new Linked(
                                new Chain.Link(row.getLong("number"), row.getString("hash")),
                                row.getObject("id") == null ? Optional.empty() : Optional.of(EntryRows.entry(row))))
                        .list());
    }

    private Chain.Link head(UUID organisation) {
        return transactions.call(TenantScope.audit(organisation), () -> links.head(organisation));
    }

    private long waiting(UUID organisation) {
        return transactions.call(
                TenantScope.audit(organisation),
                () -> jdbc.sql("select count(*) from audit_unlinked where organisation_id = ?")
                        .param(organisation)
                        .query(Long.class)
                        .single());
    }

    /** Writes the chain as lines of JSON, its head last. What is gone from the chain is gone from the lines, and found when they are checked. */
    public void export(UUID organisation, OutputStream out) throws IOException {
        var head = head(organisation);
        walk(organisation, head, new Export(out));
        var end = new ExportLine.Head(organisation.toString(), head.number(), head.hash(), waiting(organisation));
        write(out, end.text());
    }

    private static final class Export implements Visit<IOException> {

        private final OutputStream out;
        private String previous = Chain.NONE.hash();

        private Export(OutputStream out) {
            this.out = out;
        }

        @Override
        public boolean next(Linked linked) throws IOException {
            if (linked.entry().isPresent()) {
                var before = new Chain.Link(linked.link().number() - 1, previous);
                var entry = Chain.chained(linked.entry().get(), before);
                write(out, new ExportLine.Entry(entry, linked.link().hash()).text());
            }
            previous = linked.link().hash();
            return true;
        }
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    /** Follows the whole chain, and looks for entries that are outside of it. */
    public AuditVerdict verify(UUID organisation) {
        var follow = new Follow(new ChainCheck(organisation.toString()));
        walk(organisation, head(organisation), follow);
        return follow.broken.isPresent() ? follow.broken.get() : end(organisation, follow.check);
    }

    private static final class Follow implements Visit<RuntimeException> {

        private final ChainCheck check;
        private Optional<AuditVerdict.Broken> broken = Optional.empty();

        private Follow(ChainCheck check) {
            this.check = check;
        }

        @Override
        public boolean next(Linked linked) {
            boolean there = linked.link().number() == check.last().number() + 1
                    && linked.entry().isPresent();
            broken = there
                    ? check.next(
                            Chain.chained(linked.entry().get(), check.last()),
                            linked.link().hash())
                    : Optional.of(check.missing());
            return broken.isEmpty();
        }
    }

    private AuditVerdict end(UUID organisation, ChainCheck check) {
        return outside(organisation)
                .<AuditVerdict>map(at -> check.outside(Chain.at(at)))
                .orElseGet(() -> check.whole(waiting(organisation)));
    }

    /** The time of an entry that is neither chained nor waiting to be. */
    private Optional<Instant> outside(UUID organisation) {
        return transactions.call(
                TenantScope.audit(organisation),
                () -> jdbc.sql("""
                        select e.at from audit_entry e
                        where e.organisation_id = ?
                          and not exists (select from audit_link l
                                          where l.organisation_id = e.organisation_id and l.entry_id = e.id)
                          and not exists (select from audit_unlinked u
                                          where u.organisation_id = e.organisation_id and u.entry_id = e.id)
                        order by e.id limit 1
                        """)
                        .param(organisation)
                        .query((row, n) -> row.getTimestamp("at").toInstant())
                        .optional());
    }
}
