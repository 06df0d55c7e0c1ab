package org.keyholder.server.site;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.OpenBin;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.PrefixPreview.Look;
import org.keyholder.server.site.PrefixPreview.Touched;
import org.keyholder.server.site.PrefixPreview.Trouble;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Formats;
import org.keyholder.server.station.PrefixRule;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Changes who adds the prefix of a station's numbers: for all customers of the station record at once or for none, and only as it was shown
 * before.
 */
@Component
public class PrefixChanges {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Stations stations;
    private final Formats formats;
    private final AccountBook book;
    private final OpenBin bin;
    private final Audit audit;
    private final Clock clock;

    PrefixChanges(
            JdbcClient jdbc,
            TenantTransactions transactions,
            Stations stations,
            Formats formats,
            AccountBook book,
            OpenBin bin,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.stations = stations;
        this.formats = formats;
        this.book = book;
        this.bin = bin;
        this.audit = audit;
        this.clock = clock;
    }

    /** How a change ended. */
    public sealed interface Change {

        /** For so many customers. */
        record Done(int sites) implements Change {}

        /** Nothing is changed: it would look like this by now, and not as it was shown, or clashes. */
        record NotSo(PrefixPreview preview) implements Change {}
    }

    /**
     * How the numbers of all customers of the record would look.
     *
     * @throws Refusal 404 for a record that is not the dealer's
     */
    public PrefixPreview preview(DealerId dealer, StationRecordId id, PrefixRule wanted) {
        return transactions.call(TenantScope.dealer(dealer), () -> preview(record(dealer, id), wanted));
    }

    /**
     * Changes the rule.
     *
     * @param shown the preview's mark, as it was shown to whoever wants it
     */
    public Change change(DealerId dealer, StationRecordId id, PrefixRule wanted, String shown) {
        try {
            return transactions.call(TenantScope.dealer(dealer), () -> change(locked(dealer, id), wanted, shown));
        } catch (DataIntegrityViolationException e) {
            if (!AccountBook.saysInUse(e)) {
                throw e;
            }
            // Somebody took one of the numbers in between.
            return new Change.NotSo(preview(dealer, id, wanted));
        } catch (ConcurrencyFailureException e) {
            // Another record's numbers were changed in the same moment, and one of the two gives way.
            return new Change.NotSo(preview(dealer, id, wanted));
        }
    }

    private Change change(StationRecord record, PrefixRule wanted, String shown) {
        var preview = preview(record, wanted);
        if (!preview.mark().equals(shown) || !preview.isPossible()) {
            return new Change.NotSo(preview);
        }
        book.at(clock.instant());
        jdbc.sql("update station_record set prefixed_by = ?, account_prefix = ? where dealer_id = ? and id = ?")
                .params(
                        wanted.by().code(),
                        wanted.prefix(),
                        record.dealer().value(),
                        record.id().value())
                .update();
        audit.write(AuditNote.of(
                        AuditKind.PREFIX_CHANGED,
                        record.dealer().value(),
                        record.station().id().value())
                .about("station-record", record.id().value())
                .changing(said(record.prefixRule(), record, preview), said(wanted, record, preview)));
        return new Change.Done(preview.touched().size());
    }

    private static Map<String, String> said(PrefixRule rule, StationRecord record, PrefixPreview preview) {
        return Map.of(
                "record",
                record.name(),
                "addedBy",
                rule.by().code(),
                "prefix",
                rule.prefix(),
                "sites",
                Integer.toString(preview.touched().size()));
    }

    private StationRecord record(DealerId dealer, StationRecordId id) {
        return stations.record(dealer, id).orElseThrow(Refusal::notFound);
    }

    /** Against another change, and against sites that are being bound to it. */
    private StationRecord locked(DealerId dealer, StationRecordId id) {
        jdbc.sql("select from station_record where dealer_id = ? and id = ? for update")
                .params(dealer.value(), id.value())
                .query(row -> {});
        stations.hold(dealer, id);
        return record(dealer, id);
    }

    private PrefixPreview preview(StationRecord record, PrefixRule wanted) {
        var numbered = numbered(record);
        var looks = numbered.stream().map(one -> one.look(wanted)).toList();
        var taken = taken(record, numbered, looks);
        var touched = numbered.stream()
                .map(one -> {
                    var after = one.look(wanted);
                    return new Touched(
                            one.site(),
                            one.name(),
                            one.look(record.prefixRule()),
                            after,
                            trouble(record, one, after, taken));
                })
                .toList();
        return new PrefixPreview(record, wanted, touched, mark(record, wanted, numbered));
    }

    private record Numbered(SiteId site, String name, AccountNumber entered) {

        /** Empty where the prefix makes it too long. */
        Optional<Look> look(PrefixRule rule) {
            try {
                return Optional.of(new Look(rule.sent(entered), rule.known(entered)));
            } catch (Refusal tooLong) {
                return Optional.empty();
            }
        }
    }

    private List<Numbered> numbered(StationRecord record) {
        return bin.call(() -> jdbc.sql("""
                        select id, name || case when deleted_at is null then '' else ' (deleted)' end as name, account_number from site
                        where dealer_id = ? and station_record_id = ? and account_number is not null order by lower(name), id
                        """)
                .params(record.dealer().value(), record.id().value())
                .query((row, n) -> new Numbered(
                        new SiteId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        new AccountNumber(row.getString("account_number"))))
                .list());
    }

    private Set<SiteId> taken(StationRecord record, List<Numbered> numbered, List<Optional<Look>> looks) {
        return jdbc
                .sql("select account_numbers_taken(?, ?, ?, ?)")
                .param(record.id().value())
                .param(ColumnArray.of("uuid", numbered, one -> one.site().value()))
                .param(ColumnArray.of(
                        "text",
                        looks,
                        look -> look.map(Look::known).map(AccountNumber::key).orElse("")))
                .param(ColumnArray.of(
                        "text",
                        looks,
                        look -> look.map(Look::sent).map(AccountNumber::key).orElse("")))
                .query((row, n) -> new SiteId(row.getObject(1, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private Optional<Trouble> trouble(StationRecord record, Numbered one, Optional<Look> after, Set<SiteId> taken) {
        if (after.isEmpty()) {
            return Optional.of(Trouble.TOO_LONG);
        }
        if (taken.contains(one.site())) {
            return Optional.of(Trouble.IN_USE);
        }
        return record.receiver()
                .filter(receiver -> !formats.carries(receiver, after.get().sent()))
                .map(receiver -> Trouble.NOT_CARRIED);
    }

    /** Says whether two previews show the same. */
    private static String mark(StationRecord record, PrefixRule wanted, List<Numbered> numbered) {
        var shown = numbered.stream()
                .map(one -> one.site() + " " + one.entered().text())
                .collect(Collectors.joining("\n"));
        return HexFormat.of()
                .formatHex(Fingerprint.of(record.prefixRule().by() + " "
                        + record.prefixRule().prefix() + " " + wanted.by() + " " + wanted.prefix() + "\n" + shown));
    }
}
