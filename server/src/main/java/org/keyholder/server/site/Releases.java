package org.keyholder.server.site;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.OpenBin;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.AccountBook.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets others have numbers that were a site's, once nothing comes under them any more. */
@Component
public class Releases {

    /** At once. */
    public static final int MOST = 500;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final AccountBook book;
    private final OpenBin bin;
    private final Audit audit;
    private final Clock clock;

    Releases(
            JdbcClient jdbc, TenantTransactions transactions, AccountBook book, OpenBin bin, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.book = book;
        this.bin = bin;
        this.audit = audit;
        this.clock = clock;
    }

    /** How the release of one of several ended. */
    public sealed interface Release {

        record Released(Entry entry) implements Release {}

        /** In words; the others are released all the same. */
        record Refused(Entry entry, String why) implements Release {}
    }

    /**
     * Releases several, each by itself: one that cannot be keeps no other.
     *
     * @throws Refusal 404 where one of them is not this tenant's, {@code numbers-too-many} beyond 500: then none is released
     */
    public List<Release> release(TenantScope tenant, List<UUID> ids) {
        if (ids.size() > MOST) {
            throw Refusal.invalid("numbers-too-many", "number", "At most " + MOST + " numbers at once.");
        }
        var entries = ids.stream().distinct().map(id -> book.find(tenant, id)).toList();
        return entries.stream().map(entry -> one(tenant, entry)).toList();
    }

    private Release one(TenantScope tenant, Entry entry) {
        try {
            return new Release.Released(release(tenant, entry.id()));
        } catch (Refusal refused) {
            return new Release.Refused(entry, refused.words());
        }
    }

    private Entry locked(UUID id) {
        return bin.call(() -> jdbc.sql(AccountBook.SELECT + "where b.id = ? for update of b")
                .param(id)
                .query(AccountBook::entry)
                .optional()
                .orElseThrow(Refusal::notFound));
    }

    /**
     * Lets others have a number that was a site's. The station may, and the dealer whose site it was.
     *
     * @throws Refusal 404 for one that this tenant does not see; {@code number-in-use} while it is the site's, an alarm of the
     *     site is open there, or something of one can still come
     */
    public Entry release(TenantScope tenant, UUID id) {
        return transactions.call(tenant, () -> {
            var entry = locked(id);
            if (entry.until().isEmpty()) {
                throw inUse(
                        entry.isInBin()
                                ? "This number is that of a deleted site, which may be restored. Erase the site first, or wait until it is."
                                : "This number is in use. Give the site another one first.");
            }
            if (entry.released().isEmpty()) {
                refuseWhileSomethingComes(entry);
                write(entry);
            }
            return entry;
        });
    }

    private void write(Entry entry) {
        jdbc.sql("update account_number set released_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), entry.id())
                .update();
        audit.write(AuditNote.of(
                        AuditKind.NUMBER_RELEASED,
                        entry.dealer().value(),
                        entry.station().value())
                .at(entry.site())
                .about("site", entry.site().value())
                .saying(Map.of("number", entry.number().text())));
    }

    /** What is still said or asked under it would be taken for the next one's. What goes on under the site's number of today is not. */
    private void refuseWhileSomethingComes(Entry entry) {
        refuseIf(
                "alarm n on n.site_id = b.site_id and n.ended_at is null",
                entry,
                "An alarm of the site that had it is still open. Release the number when that is over.");
        // By the site, and not by the receiver: a dealer who removed the record of it sees the receiver no more.
        refuseIf(
                "signal n on n.site_id = b.site_id and (n.state = 'queued' or n.state = 'refused' and n.parked_as is distinct from 'given-up')",
                entry,
                "Signals of the site that had it have not reached the receiver yet. Release the number when they have, or are given up.");
        refuseIf(
                "alarm n on n.site_id = b.site_id and exists (select from session s join question q on q.dealer_id = s.dealer_id"
                        + " and q.session_id = s.id where s.dealer_id = n.dealer_id and s.alarm_id = n.id"
                        + " and q.viewable_until > cast(:now as timestamptz))",
                entry,
                "Contacts can still answer about an alarm of the site that had it, three days long. Release the number after that.");
    }

    /** @param coming rows {@code n} with a number that is known or sent */
    private void refuseIf(String coming, Entry entry, String words) {
        boolean comes = jdbc.sql("select exists (select from account_number b join " + coming + """
                         where b.id = :id and n.dealer_id = b.dealer_id and n.station_id = b.station_id
                           and (upper(regexp_replace(n.account_number, '\\s', '', 'g')) = b.number_key
                                or upper(regexp_replace(coalesce(n.sent_as, n.account_number), '\\s', '', 'g')) = b.sent_key))
                        """)
                .param("id", entry.id())
                .param("now", clock.instant().toString())
                .query(Boolean.class)
                .single();
        if (comes) {
            throw inUse(words);
        }
    }

    private static Refusal inUse(String words) {
        return Refusal.invalid("number-in-use", "number", words);
    }
}
