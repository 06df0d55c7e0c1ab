package org.keyholder.server.station;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.OpenBin;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.StationId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A dealer's records of stations, as its admins make, change and remove them. Whether they know the passkey is asked before. */
@Component
public class StationRecords {

    /** Of one dealer. */
    public static final int MOST = 200;

    private static final int LONGEST_NAME = 120;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Stations stations;
    private final OpenBin bin;
    private final Audit audit;
    private final Clock clock;

    StationRecords(
            JdbcClient jdbc,
            TenantTransactions transactions,
            Stations stations,
            OpenBin bin,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.stations = stations;
        this.bin = bin;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a dealer says of its way to a station. */
    public record Wanted(String name, StationId station, Optional<ReceiverId> receiver) {
        public Wanted {
            name = name.strip();
            if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                throw Refusal.invalid(
                        "record-name-invalid", "name", "A name has 1 to " + LONGEST_NAME + " characters on one line.");
            }
        }
    }

    /** How removing ended. */
    public sealed interface Remove {

        record Removed() implements Remove {}

        /** So many sites are bound to it; nothing is changed. */
        record InUse(int sites) implements Remove {}
    }

    /**
     * Makes a record.
     *
     * @throws Refusal {@code record-name-taken}, {@code records-too-many}, {@code station-unknown}
     */
    public void create(DealerId dealer, StationRecordId id, Wanted wanted, PrefixRule rule) {
        saving(() -> transactions.run(TenantScope.dealer(dealer), () -> {
            // One after the other, so that two at once are not one too many.
            jdbc.sql("select from dealer where id = ? for no key update")
                    .param(dealer.value())
                    .query(row -> {});
            if (stations.recordsOf(dealer).size() >= MOST) {
                throw Refusal.invalid("records-too-many", "name", "A dealer has at most " + MOST + " station records.");
            }
            save(dealer, id, wanted);
            jdbc.sql("update station_record set prefixed_by = ?, account_prefix = ? where dealer_id = ? and id = ?")
                    .params(rule.by().code(), rule.prefix(), dealer.value(), id.value())
                    .update();
            var record = stations.record(dealer, id).orElseThrow(Refusal::notFound);
            audit.write(note(AuditKind.STATION_RECORD_CREATED, record).changing(Map.of(), said(record)));
        }));
    }

    private void save(DealerId dealer, StationRecordId id, Wanted wanted) {
        stations.saveRecord(
                dealer, id, wanted.name(), wanted.station(), wanted.receiver().orElse(null));
    }

    /**
     * Gives a record another name or receiver; its station stays.
     *
     * @throws Refusal 404 for a record that is not the dealer's; {@code record-name-taken}; and of a receiver that cannot take its numbers
     */
    public void change(DealerId dealer, StationRecordId id, String name, Optional<ReceiverId> receiver) {
        saving(() -> transactions.run(TenantScope.dealer(dealer), () -> {
            var was = locked(dealer, id);
            save(dealer, id, new Wanted(name, was.station().id(), receiver));
            var is = stations.record(dealer, id).orElseThrow(Refusal::notFound);
            var note = note(AuditKind.STATION_RECORD_CHANGED, is).changing(said(was), said(is));
            if (note.changesSomething()) {
                audit.write(note);
            }
        }));
    }

    private static void saving(Runnable save) {
        try {
            save.run();
        } catch (DuplicateKeyException e) {
            if (!String.valueOf(e.getMessage()).contains("station_record_name")) {
                throw e;
            }
            throw Refusal.invalid("record-name-taken", "name", "You have another station record of this name.");
        } catch (DataIntegrityViolationException e) {
            // The station was made up, or the receiver was retired in the same moment.
            throw Refusal.invalid("receiver-unknown", "receiver", "Choose one of the station’s receivers.");
        }
    }

    private StationRecord locked(DealerId dealer, StationRecordId id) {
        jdbc.sql("select from station_record where dealer_id = ? and id = ? for update")
                .params(dealer.value(), id.value())
                .query(row -> {});
        return stations.record(dealer, id).orElseThrow(Refusal::notFound);
    }

    /**
     * Removes a record that no site is bound to, a deleted one neither: it may come back.
     *
     * @throws Refusal 404 for a record that is not the dealer's
     */
    public Remove remove(DealerId dealer, StationRecordId id) {
        return transactions.call(TenantScope.dealer(dealer), () -> {
            var was = locked(dealer, id);
            int sites =
                    bin.call(() -> jdbc.sql("select count(*) from site where dealer_id = ? and station_record_id = ?")
                            .params(dealer.value(), id.value())
                            .query(Integer.class)
                            .single());
            if (sites > 0) {
                return new Remove.InUse(sites);
            }
            jdbc.sql("update station_record set removed_at = ?, receiver_id = null where dealer_id = ? and id = ?")
                    .params(Timestamp.from(clock.instant()), dealer.value(), id.value())
                    .update();
            audit.write(note(AuditKind.STATION_RECORD_REMOVED, was).changing(said(was), Map.of()));
            return new Remove.Removed();
        });
    }

    /** On the record of both. */
    private static AuditNote note(AuditKind kind, StationRecord record) {
        return AuditNote.of(kind, record.dealer().value(), record.station().id().value())
                .about("station-record", record.id().value());
    }

    private static Map<String, String> said(StationRecord record) {
        var said = new HashMap<String, String>();
        said.put("record", record.name());
        said.put("station", record.station().name());
        said.put("receiver", record.receiver().map(Receiver::name).orElse(""));
        said.put("addedBy", record.prefixRule().by().code());
        said.put("prefix", record.prefixRule().prefix());
        return said;
    }
}
