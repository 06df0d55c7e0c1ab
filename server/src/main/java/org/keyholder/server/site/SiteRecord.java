package org.keyholder.server.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
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
        audit.write(note(AuditKind.SITE_CREATED, dealer, site).changing(Map.of(), state(dealer, site)));
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

    /** Locked as the change itself locks it: what is read here is what is changed. */
    private Map<String, String> state(DealerId dealer, SiteId site) {
        return jdbc.sql("""
                        select s.name, s.address, s.country, s.latitude, s.longitude, s.time_zone, s.account_number, s.join_seconds, s.quiet_minutes,
                               (select r.name from station_record r
                                where r.dealer_id = s.dealer_id and r.id = s.station_record_id) as station
                        from site s where s.dealer_id = ? and s.id = ? for no key update of s
                        """)
                .params(dealer.value(), site.value())
                .query((row, n) -> fields(row))
                .optional()
                .orElseThrow(Refusal::notFound);
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
