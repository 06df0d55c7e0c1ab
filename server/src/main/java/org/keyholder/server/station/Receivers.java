package org.keyholder.server.station;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.StationId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A station's own receivers, as its admins keep them; what is done to them is on record. */
@Component
public class Receivers {

    /** Each has a queue and a thread of its own that sends to it. */
    public static final int MOST = 50;

    /** So long after it was taken out of service one is still sent what comes of old alarms. */
    public static final Duration LISTENS_ON = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Stations stations;
    private final ReceiverUses uses;
    private final Audit audit;
    private final Clock clock;

    Receivers(
            JdbcClient jdbc,
            TenantTransactions transactions,
            Stations stations,
            ReceiverUses uses,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.stations = stations;
        this.uses = uses;
        this.audit = audit;
        this.clock = clock;
    }

    /** How saving ended. */
    public sealed interface Save {

        record Saved() implements Save {}

        /** Somebody else has saved something else in between; nothing is changed. */
        record Overtaken(ReceiverDetails now) implements Save {}
    }

    /** How retiring ended. */
    public sealed interface Retire {

        record Retired() implements Retire {}

        /** So many records of dealers go by it; nothing is changed. */
        record InUse(int records) implements Retire {}
    }

    /** Those of the station that are in service, by name. */
    public List<ReceiverDetails> all(StationId station) {
        return transactions.call(TenantScope.station(station), () -> {
            var chosen = chosen(station);
            return jdbc.sql("""
                            select id, name, protocol, address, brand, description, for_all_dealers from receiver
                            where station_id = ? and retired_at is null order by lower(name), id
                            """)
                    .param(station.value())
                    .query((row, n) -> {
                        var id = new ReceiverId(row.getObject("id", UUID.class));
                        return new ReceiverDetails(
                                new Receiver(
                                        id,
                                        station,
                                        row.getString("name"),
                                        row.getString("protocol"),
                                        row.getString("address")),
                                row.getString("brand"),
                                row.getString("description"),
                                row.getBoolean("for_all_dealers")
                                        ? new ReceiverDetails.Visibility.Everybody()
                                        : new ReceiverDetails.Visibility.Chosen(chosen.getOrDefault(id, Set.of())));
                    })
                    .list();
        });
    }

    private Map<ReceiverId, Set<DealerId>> chosen(StationId station) {
        record Pair(ReceiverId receiver, DealerId dealer) {}
        return jdbc
                .sql("select receiver_id, dealer_id from receiver_dealer where station_id = ? and hidden_at is null")
                .param(station.value())
                .query((row, n) -> new Pair(
                        new ReceiverId(row.getObject("receiver_id", UUID.class)),
                        new DealerId(row.getObject("dealer_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Pair::receiver, Collectors.mapping(Pair::dealer, Collectors.toSet())));
    }

    /** One that is in service. */
    public Optional<ReceiverDetails> find(StationId station, ReceiverId id) {
        return all(station).stream()
                .filter(one -> one.receiver().id().equals(id))
                .findFirst();
    }

    /**
     * Makes one, in the caller's transaction, who also sees that something is sent to it.
     *
     * @throws Refusal {@code receivers-too-many}, {@code receiver-name-taken}, and of settings that are none for its format
     */
    public void create(ReceiverDetails details) {
        var station = details.receiver().station();
        transactions.run(TenantScope.station(station), () -> {
            // One after the other, so that two at once are not one too many.
            jdbc.sql("select from station where id = ? for no key update")
                    .param(station.value())
                    .query(row -> {});
            if (servedLately(station) >= MOST) {
                throw Refusal.invalid(
                        "receivers-too-many",
                        "name",
                        "A station has at most " + MOST
                                + " receivers, counting those taken out of service in the last 30 days.");
            }
            write(details);
            audit.write(
                    note(AuditKind.RECEIVER_CREATED, station, details.receiver().id())
                            .changing(Map.of(), said(details)));
        });
    }

    /** Those in service, and those that a late answer to an alarm may still be told. */
    private int servedLately(StationId station) {
        return jdbc.sql("select count(*) from receiver where station_id = ? and (retired_at is null or retired_at > ?)")
                .params(station.value(), Timestamp.from(clock.instant().minus(LISTENS_ON)))
                .query(Integer.class)
                .single();
    }

    /** Refuses what {@link #change} would refuse of its settings. */
    public void check(ReceiverDetails wanted) {
        stations.check(wanted.receiver());
    }

    /**
     * Changes one as a whole, if it is still as it was shown.
     *
     * @param shown the mark of what whoever changes it has seen
     * @throws Refusal 404 for one that is not the station's; of settings that are none for its format; {@code account-number-not-carried}
     *     with the numbers that it could not be told any more
     */
    public Save change(String shown, ReceiverDetails wanted) {
        var receiver = wanted.receiver();
        return transactions.call(TenantScope.station(receiver.station()), () -> {
            lock(receiver.station(), receiver.id());
            var now = find(receiver.station(), receiver.id()).orElseThrow(Refusal::notFound);
            if (!now.mark().equals(shown)) {
                return new Save.Overtaken(now);
            }
            write(wanted);
            var note = concerning(receiver.station(), receiver.id()).changing(said(now), said(wanted));
            if (note.changesSomething()) {
                audit.write(note);
            }
            return new Save.Saved();
        });
    }

    private void lock(StationId station, ReceiverId id) {
        jdbc.sql("select from receiver where station_id = ? and id = ? for update")
                .params(station.value(), id.value())
                .query(row -> {});
    }

    /** On the record of the station, and of the dealers whose signals go there. */
    private AuditNote concerning(StationId station, ReceiverId id) {
        var concerned = Stream.concat(
                        Stream.of(station.value()),
                        uses.of(station, id).stream().map(use -> use.dealer().value()))
                .distinct()
                .toArray(UUID[]::new);
        return AuditNote.of(AuditKind.RECEIVER_CHANGED, concerned).about("receiver", id.value());
    }

    private void write(ReceiverDetails details) {
        var receiver = details.receiver();
        try {
            stations.save(receiver);
        } catch (DuplicateKeyException e) {
            throw Refusal.invalid("receiver-name-taken", "name", "The station has another receiver of this name.");
        }
        jdbc.sql("update receiver set brand = ?, description = ?, for_all_dealers = ? where id = ?")
                .params(
                        details.brand(),
                        details.description(),
                        details.visibility() instanceof ReceiverDetails.Visibility.Everybody,
                        receiver.id().value())
                .update();
        show(receiver, chosen(details));
    }

    private static Set<DealerId> chosen(ReceiverDetails details) {
        return switch (details.visibility()) {
            case ReceiverDetails.Visibility.Everybody() -> Set.of();
            case ReceiverDetails.Visibility.Chosen(var dealers) -> dealers;
        };
    }

    private void show(Receiver receiver, Set<DealerId> dealers) {
        var wanted = ColumnArray.of("uuid", List.copyOf(dealers), DealerId::value);
        jdbc.sql("""
                        update receiver_dealer set hidden_at = ?
                        where receiver_id = ? and hidden_at is null and dealer_id <> all (?)
                        """)
                .params(Timestamp.from(clock.instant()), receiver.id().value(), wanted)
                .update();
        jdbc.sql("""
                        insert into receiver_dealer (station_id, receiver_id, dealer_id)
                        select ?, ?, d from unnest(?::uuid[]) as d
                        on conflict (receiver_id, dealer_id) do update set hidden_at = null
                        """)
                .params(receiver.station().value(), receiver.id().value(), wanted)
                .update();
    }

    /**
     * Takes one out of service, if nobody's record names it.
     *
     * @throws Refusal 404 for one that is not the station's
     */
    public Retire retire(StationId station, ReceiverId id) {
        return transactions.call(TenantScope.station(station), () -> {
            lock(station, id);
            var was = find(station, id).orElseThrow(Refusal::notFound);
            int records = uses.of(station, id).size();
            if (records > 0) {
                return new Retire.InUse(records);
            }
            jdbc.sql("update receiver set retired_at = ? where id = ?")
                    .params(Timestamp.from(clock.instant()), id.value())
                    .update();
            audit.write(note(AuditKind.RECEIVER_RETIRED, station, id).changing(said(was), Map.of()));
            return new Retire.Retired();
        });
    }

    private static AuditNote note(AuditKind kind, StationId station, ReceiverId id) {
        return AuditNote.of(kind, station.value()).about("receiver", id.value());
    }

    private static Map<String, String> said(ReceiverDetails details) {
        return Map.of(
                "name",
                details.receiver().name(),
                "brand",
                details.brand(),
                "description",
                details.description(),
                "format",
                details.receiver().format(),
                "address",
                details.receiver().address(),
                "visibleTo",
                switch (details.visibility()) {
                    case ReceiverDetails.Visibility.Everybody() -> "all dealers";
                    case ReceiverDetails.Visibility.Chosen(var dealers) ->
                        dealers.stream().map(DealerId::toString).sorted().collect(Collectors.joining(" "));
                });
    }
}
