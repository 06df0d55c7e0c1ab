package org.keyholder.server.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts on record what is changed about a site, with what it was before: in the caller's transaction, as the row itself says. */
@Component
class SiteRecord {

    private final JdbcClient jdbc;
    private final Audit audit;

    SiteRecord(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    void created(DealerId dealer, SiteId site) {
        created(dealer, List.of(site));
    }

    void created(DealerId dealer, List<SiteId> sites) {
        var states = states(dealer, sites);
        audit.write(sites.stream()
                .map(site -> note(AuditKind.SITE_CREATED, dealer, site).changing(Map.of(), state(states, site)))
                .toList());
    }

    /** Of sites that are changed by now, against what they were. A change that leaves everything as it is, is none. */
    void changed(DealerId dealer, Map<SiteId, Map<String, String>> before) {
        var states = states(dealer, List.copyOf(before.keySet()));
        audit.write(before.entrySet().stream()
                .map(site -> note(AuditKind.SITE_CHANGED, dealer, site.getKey())
                        .changing(site.getValue(), state(states, site.getKey())))
                .filter(AuditNote::changesSomething)
                .toList());
    }

    private static Map<String, String> state(Map<SiteId, Map<String, String>> states, SiteId site) {
        return Optional.ofNullable(states.get(site)).orElseThrow(Refusal::notFound);
    }

    /** A change that leaves everything as it is, is none. */
    <T> T changing(DealerId dealer, SiteId site, Supplier<T> change) {
        var before = state(dealer, site);
        var result = change.get();
        var note = note(AuditKind.SITE_CHANGED, dealer, site).changing(before, state(dealer, site));
        if (note.changesSomething()) {
            audit.write(note);
        }
        return result;
    }

    private static AuditNote note(AuditKind kind, DealerId dealer, SiteId site) {
        return AuditNote.of(kind, dealer.value()).at(site).about("site", site.value());
    }

    private Map<String, String> state(DealerId dealer, SiteId site) {
        return state(states(dealer, List.of(site)), site);
    }

    private record State(SiteId site, Map<String, String> fields) {}

    /** Locked as the change itself locks them: what is read here is what is changed. */
    Map<SiteId, Map<String, String>> states(DealerId dealer, List<SiteId> sites) {
        return jdbc
                .sql("""
                        select s.id, s.name, s.address, s.country, s.latitude, s.longitude, s.time_zone, s.account_number, s.join_seconds, s.quiet_minutes,
                               (select r.name from station_record r
                                where r.dealer_id = s.dealer_id and r.id = s.station_record_id) as station
                        from site s where s.dealer_id = ? and s.id = any (?) order by s.id for no key update of s
                        """)
                .param(dealer.value())
                .param(ColumnArray.of("uuid", sites, SiteId::value))
                .query((row, n) -> new State(new SiteId(row.getObject("id", UUID.class)), fields(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(State::site, State::fields));
    }

    private static Map<String, String> fields(ResultSet row) throws SQLException {
        var fields = new TreeMap<String, String>();
        put(fields, "name", row.getString("name"));
        put(fields, "address", row.getString("address"));
        put(fields, "country", row.getString("country"));
        put(
                fields,
                "coordinates",
                PlaceColumns.coordinates(row).map(Coordinates::toString).orElse(null));
        put(fields, "timeZone", row.getString("time_zone"));
        put(fields, "station", row.getString("station"));
        put(fields, "accountNumber", row.getString("account_number"));
        put(fields, "joinSeconds", row.getString("join_seconds"));
        put(fields, "quietMinutes", row.getString("quiet_minutes"));
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
