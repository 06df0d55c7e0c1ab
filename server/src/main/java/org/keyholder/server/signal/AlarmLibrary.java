package org.keyholder.server.signal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.CodeChoice;
import org.keyholder.server.site.LibraryEntry;
import org.keyholder.server.site.ZoneType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The alarm library's rows: what dealers say about the codes of events. What is said counts from the next event on. */
@Component
public class AlarmLibrary {

    private static final String SELECT =
            "select site_id, zone, zone_type, kind, contact_id, sia from alarm_code where dealer_id = :dealer and ";

    private static final String PLACE = """
            dealer_id = :dealer and site_id is not distinct from cast(:site as uuid) and zone is not distinct from cast(:zone as smallint)
            and zone_type is not distinct from cast(:type as text) and kind = :kind
            """;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Audit audit;

    AlarmLibrary(JdbcClient jdbc, TenantTransactions transactions, Audit audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** What the dealer says about all sites. */
    public LibraryOfSite of(DealerId dealer) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> new LibraryOfSite(jdbc
                        .sql(SELECT + "site_id is null")
                        .param("dealer", dealer.value())
                        .query((row, n) -> said(row))
                        .list()
                        .stream()
                        .flatMap(Optional::stream)
                        .toList()));
    }

    /** What the dealer says about all sites, and about this one and its zones. */
    public LibraryOfSite of(DealerId dealer, SiteId site) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> new LibraryOfSite(jdbc
                        .sql(SELECT + "(site_id is null or site_id = :site)")
                        .param("dealer", dealer.value())
                        .param("site", site.value())
                        .query((row, n) -> said(row))
                        .list()
                        .stream()
                        .flatMap(Optional::stream)
                        .toList()));
    }

    /** Empty of a kind of event that a later release knows. */
    private static Optional<SaidCode> said(ResultSet row) throws SQLException {
        var place = place(
                row.getObject("site_id", UUID.class), row.getObject("zone", Integer.class), row.getString("zone_type"));
        var entry = LibraryEntry.of(
                place.level(), row.getString("kind"), row.getString("contact_id"), row.getString("sia"));
        return EventKind.ofCode(entry.kind()).map(kind -> new SaidCode(place, kind, entry.choice()));
    }

    private static LibraryPlace place(@Nullable UUID site, @Nullable Integer zone, @Nullable String type) {
        if (site == null) {
            return new LibraryPlace.OfDealer(type(type));
        }
        return zone == null
                ? new LibraryPlace.OfSite(new SiteId(site), type(type))
                : new LibraryPlace.OfZone(new SiteId(site), new ZoneNumber(zone));
    }

    private static ZoneType type(@Nullable String code) {
        return ZoneType.read(Objects.requireNonNull(code)).orElseThrow();
    }

    /** Says it there, in place of what was said; nothing where the same was said. */
    public void say(DealerId dealer, LibraryPlace place, EventKind kind, CodeChoice choice) {
        changing(
                dealer,
                place,
                kind,
                () -> jdbc.sql("""
                        insert into alarm_code (dealer_id, site_id, zone, zone_type, kind, contact_id, sia)
                        values (:dealer, cast(:site as uuid), cast(:zone as smallint), cast(:type as text), :kind,
                                cast(:contact_id as text), cast(:sia as text))
                        on conflict (dealer_id, site_id, zone, zone_type, kind)
                        do update set contact_id = excluded.contact_id, sia = excluded.sia
                        """)
                        .params(values(dealer, place, kind))
                        .params(codes(choice))
                        .update());
    }

    /** Says nothing there any more: the next level counts. */
    public void sayNothing(DealerId dealer, LibraryPlace place, EventKind kind) {
        changing(
                dealer,
                place,
                kind,
                () -> jdbc.sql("delete from alarm_code where " + PLACE)
                        .params(values(dealer, place, kind))
                        .update());
    }

    /** Puts on record what was said there and what is. One at a time: who comes second sees what the first has said. */
    private void changing(DealerId dealer, LibraryPlace place, EventKind kind, Runnable change) {
        transactions.run(TenantScope.dealer(dealer), () -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('alarm-library ' || ?, 0))")
                    .param(dealer.toString())
                    .query(row -> {});
            var before = words(dealer, place, kind);
            change.run();
            var after = words(dealer, place, kind);
            if (!before.equals(after)) {
                audit.write(note(dealer, place, kind, before, after));
            }
        });
    }

    private static AuditNote note(DealerId dealer, LibraryPlace place, EventKind kind, String before, String after) {
        var object = place.siteOf().map(SiteId::value).orElse(dealer.value());
        var note = AuditNote.of(AuditKind.ALARM_CODE_CHANGED, dealer.value())
                .about(place.siteOf().isPresent() ? "site" : "dealer", object)
                .changing(Map.of("code", before), Map.of("code", after, "event", kind.words(), "where", place.words()));
        return place.siteOf().map(note::at).orElse(note);
    }

    /** "130 BA", "nothing is sent", "as the level above says" */
    private String words(DealerId dealer, LibraryPlace place, EventKind kind) {
        return jdbc.sql("select kind, contact_id, sia from alarm_code where " + PLACE)
                .params(values(dealer, place, kind))
                .query((row, n) -> LibraryEntry.of(
                                place.level(), kind.code(), row.getString("contact_id"), row.getString("sia"))
                        .choice())
                .optional()
                .map(AlarmLibrary::words)
                .orElse("the default");
    }

    private static String words(CodeChoice choice) {
        return switch (choice) {
            case CodeChoice.Send(var contactId, var sia) ->
                contactId + sia.map(letters -> " " + letters).orElse("");
            case CodeChoice.DoNotSend() -> "not sent";
        };
    }

    private static Map<String, @Nullable Object> values(DealerId dealer, LibraryPlace place, EventKind kind) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("dealer", dealer.value());
        values.put("site", place.siteOf().map(SiteId::toString).orElse(null));
        values.put("zone", place.zoneValue());
        values.put("type", place.typeCode());
        values.put("kind", kind.code());
        return values;
    }

    private static Map<String, @Nullable Object> codes(CodeChoice choice) {
        var codes = new HashMap<String, @Nullable Object>();
        codes.put("contact_id", choice instanceof CodeChoice.Send(var contactId, var sia) ? contactId : null);
        codes.put("sia", choice instanceof CodeChoice.Send(var contactId, var sia) ? sia.orElse(null) : null);
        return codes;
    }

    /**
     * How far a word of the dealer's about all sites would reach.
     *
     * @param zones that have the type
     * @param sites that these are of
     * @param apart zones of these for which their site or the zone itself says something else
     */
    public record Reach(long zones, long sites, long apart) {}

    /** Which zones a word about this type and kind is for. */
    public Reach reach(DealerId dealer, ZoneType type, EventKind kind) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("""
                        select count(*) as zones, count(distinct z.site_id) as sites,
                               count(*) filter (where exists (
                                   select from alarm_code c
                                   where c.dealer_id = z.dealer_id and c.site_id = z.site_id and c.kind = ?
                                     and (c.zone = z.number or c.zone is null and c.zone_type = z.type))) as apart
                        from zone z where z.dealer_id = ? and z.type = ?
                        """)
                        .params(Arrays.asList(kind.code(), dealer.value(), type.code()))
                        .query((row, n) -> new Reach(row.getLong("zones"), row.getLong("sites"), row.getLong("apart")))
                        .single());
    }
}
