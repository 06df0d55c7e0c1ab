package org.keyholder.server.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.OpenBin;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Stations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where deleted sites lie for 30 days: nothing is taken in for them and nobody finds them, and they come back with all that they had, their account
 * numbers too. After that they are erased.
 */
@Component
public class Bin {

    /** So few that the uploads of the dealer's other sites hardly wait. */
    private static final int FILES_AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final OpenBin bin;
    private final FilesOfSites files;
    private final TextsOfSites texts;
    private final Audit audit;
    private final Clock clock;

    Bin(
            JdbcClient jdbc,
            TenantTransactions transactions,
            OpenBin bin,
            FilesOfSites files,
            TextsOfSites texts,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.bin = bin;
        this.files = files;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The dealer's deleted sites, the latest first.
     *
     * @param before those alone that come after this place
     */
    public List<DeletedSite> of(DealerId dealer, Optional<DeletedSite.Place> before, int most) {
        var place = before.orElse(DeletedSite.Place.FIRST);
        return inBin(
                dealer,
                () -> jdbc.sql(select(
                                "and (s.deleted_at, s.id) < (?, ?) order by s.deleted_at desc, s.id desc limit ?"))
                        .params(
                                dealer.value(),
                                Timestamp.from(place.deletedAt()),
                                place.site().value(),
                                most)
                        .query(Bin::deleted)
                        .list());
    }

    /** @throws Refusal 404 for a site that does not lie in the dealer's bin */
    public DeletedSite find(DealerId dealer, SiteId site) {
        return transactions.call(TenantScope.dealer(dealer), () -> bin.call(() -> one(dealer, site)));
    }

    /**
     * Deletes the site.
     *
     * @param by the name of whoever does
     * @throws Refusal 404 for a site that is not the dealer's; {@code site-busy} while something of it is still going on
     */
    public void put(DealerId dealer, SiteId site, String by) {
        transactions.run(TenantScope.dealer(dealer), () -> {
            // What is reported of it waits, and then finds no site; what was reported before is seen here.
            var name = jdbc.sql("select name from site where dealer_id = ? and id = ? for no key update")
                    .params(dealer.value(), site.value())
                    .query(String.class)
                    .optional()
                    .orElseThrow(Refusal::notFound);
            refuseWhileBusy(dealer, site);
            texts.sendNoMore(dealer, site);
            bin.call(() -> jdbc.sql("update site set deleted_at = ?, deleted_by = ? where dealer_id = ? and id = ?")
                    .params(Timestamp.from(clock.instant()), by, dealer.value(), site.value())
                    .update());
            note(AuditKind.SITE_DELETED, dealer, site, Map.of("name", name));
        });
    }

    /** @throws Refusal 404 for a site that does not lie in the dealer's bin */
    public void restore(DealerId dealer, SiteId site) {
        transactions.run(
                TenantScope.dealer(dealer),
                () -> bin.call(() -> {
                    var restored = locked(dealer, site);
                    jdbc.sql("update site set deleted_at = null, deleted_by = null where dealer_id = ? and id = ?")
                            .params(dealer.value(), site.value())
                            .update();
                    note(AuditKind.SITE_RESTORED, dealer, site, Map.of("name", restored.name()));
                    return restored;
                }));
    }

    /**
     * Erases the site for good: what stays is the record, and the account book, in which its number is kept until it is released. Once it is begun
     * there is no way back, and where it is not ended the sweep ends it.
     *
     * @throws Refusal 404 for a site that does not lie in the dealer's bin; {@code site-busy} while signals of it wait for the station
     */
    public void erase(DealerId dealer, SiteId site) {
        begin(dealer, site);
        int taken = 0;
        List<String> lately;
        do {
            lately = takeFiles(dealer, site);
            files.remove(lately);
            taken += lately.size();
        } while (lately.size() == FILES_AT_ONCE);
        files.remove(end(dealer, site, taken));
    }

    private void begin(DealerId dealer, SiteId site) {
        inBin(dealer, () -> {
            int begun = jdbc.sql("update site set erasing_at = coalesce(erasing_at, ?)"
                            + " where dealer_id = ? and id = ? and deleted_at is not null and erased_at is null")
                    .params(Timestamp.from(clock.instant()), dealer.value(), site.value())
                    .update();
            if (begun == 0) {
                throw Refusal.notFound();
            }
            refuseWhileSignalsWait(dealer, site, "Erase");
            return begun;
        });
    }

    private List<String> takeFiles(DealerId dealer, SiteId site) {
        return inBin(
                dealer,
                () -> jdbc.sql("select take_media_of_erased_site(?, ?, ?)")
                        .params(dealer.value(), site.value(), FILES_AT_ONCE)
                        .query(String.class)
                        .list());
    }

    /** Nothing is left to do where somebody else has ended it in the same moment. */
    private List<String> end(DealerId dealer, SiteId site, int taken) {
        return inBin(dealer, () -> {
            var held = jdbc.sql("select true from site where dealer_id = ? and id = ? and erased_at is null for update")
                    .params(dealer.value(), site.value())
                    .query(Boolean.class)
                    .optional();
            if (held.isEmpty()) {
                return List.of();
            }
            refuseWhileSignalsWait(dealer, site, "Erase");
            return erased(dealer, site, taken);
        });
    }

    private List<String> erased(DealerId dealer, SiteId site, int taken) {
        var unnamed = jdbc.sql("select erase_site(?, ?, ?)")
                .params(dealer.value(), site.value(), Timestamp.from(clock.instant()))
                .query(String.class)
                .list();
        note(AuditKind.SITE_ERASED, dealer, site, Map.of("files", Integer.toString(taken + unnamed.size())));
        return unnamed;
    }

    private <T> T inBin(DealerId dealer, Supplier<T> work) {
        return transactions.call(TenantScope.dealer(dealer), () -> bin.call(work));
    }

    /** Against the same done twice. */
    private DeletedSite locked(DealerId dealer, SiteId site) {
        jdbc.sql("select from site where dealer_id = ? and id = ? and deleted_at is not null for no key update")
                .params(dealer.value(), site.value())
                .query(row -> {});
        return one(dealer, site);
    }

    private DeletedSite one(DealerId dealer, SiteId site) {
        return jdbc.sql(select("and s.id = ?"))
                .params(dealer.value(), site.value())
                .query(Bin::deleted)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** An alarm is never taken from whoever is at it, and what the station is to be told it is told first. */
    private void refuseWhileBusy(DealerId dealer, SiteId site) {
        refuseIf(
                "alarm a where a.dealer_id = :dealer and a.site_id = :site and a.ended_at is null",
                dealer,
                site,
                "An alarm of this site is still open. Delete the site when that is over.");
        refuseWhileSignalsWait(dealer, site, "Delete");
        refuseIf(
                "session s join verification v on v.dealer_id = s.dealer_id and v.session_id = s.id"
                        + " where s.dealer_id = :dealer and s.site_id = :site and v.closed_at is null"
                        + " and v.closes_at > cast(:now as timestamptz)",
                dealer,
                site,
                "Contacts of this site have been asked and can still answer. Delete the site when their time is over.");
    }

    private void refuseWhileSignalsWait(DealerId dealer, SiteId site, String deed) {
        refuseIf(
                "signal n where n.dealer_id = :dealer and n.site_id = :site"
                        + " and (n.state = 'queued' or n.state = 'refused' and n.parked_as is distinct from 'given-up')",
                dealer,
                site,
                "Signals of this site have not reached the station yet. " + deed
                        + " the site when they have, or are given up.");
    }

    private void refuseIf(String going, DealerId dealer, SiteId site, String words) {
        boolean goesOn = jdbc.sql("select exists (select from " + going + ")")
                .param("dealer", dealer.value())
                .param("site", site.value())
                .param("now", clock.instant().toString())
                .query(Boolean.class)
                .single();
        if (goesOn) {
            throw Refusal.invalid("site-busy", "site", words);
        }
    }

    private void note(AuditKind kind, DealerId dealer, SiteId site, Map<String, String> said) {
        audit.write(AuditNote.of(kind, dealer.value())
                .at(site)
                .about("site", site.value())
                .saying(said));
    }

    private static String select(String further) {
        return """
                select s.id, s.name, s.address, t.name as station, s.account_number, s.account_prefix, s.prefixed_by, s.deleted_at,
                       s.deleted_by
                from site s
                left join station t on t.id = s.station_id
                where s.dealer_id = ? and s.deleted_at is not null and s.erasing_at is null and s.erased_at is null
                """ + further;
    }

    private static DeletedSite deleted(ResultSet row, int number) throws SQLException {
        var entered = Optional.ofNullable(row.getString("account_number")).map(AccountNumber::new);
        var rule = Stations.prefixRule(row);
        return new DeletedSite(
                new SiteId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("address"),
                Optional.ofNullable(row.getString("station")),
                entered.map(rule::known),
                row.getTimestamp("deleted_at").toInstant(),
                row.getString("deleted_by"));
    }
}
