package org.keyholder.server.audit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.AuditEntry;
import org.keyholder.server.database.ColumnArray;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The entries' rows. All in the caller's transaction. */
public final class EntryRows {

    static final String COLUMNS = "e.organisation_id, e.id, e.at, e.kind, e.actor_kind, e.actor_id, e.actor_name, "
            + "e.address, e.browser, e.site_id, e.object_kind, e.object_id, e.before, e.after";

    private final JdbcClient jdbc;

    public EntryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into audit_entry (organisation_id, id, at, kind, actor_kind, actor_id, actor_name, address, browser,
                                                 site_id, object_kind, object_id, before, after)
                        select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::uuid[], ?::text[],
                                             ?::text[], ?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[])
                        """)
                .param(ColumnArray.of("uuid", entries, AuditEntry::organisation))
                .param(ColumnArray.of("uuid", entries, AuditEntry::id))
                .param(ColumnArray.of("timestamptz", entries, AuditEntry::at))
                .param(ColumnArray.of("text", entries, AuditEntry::kind))
                .param(ColumnArray.of("text", entries, AuditEntry::actorKind))
                .param(ColumnArray.of("uuid", entries, AuditEntry::actorId))
                .param(ColumnArray.of("text", entries, AuditEntry::actorName))
                .param(ColumnArray.of("text", entries, AuditEntry::address))
                .param(ColumnArray.of("text", entries, AuditEntry::browser))
                .param(ColumnArray.of("uuid", entries, AuditEntry::site))
                .param(ColumnArray.of("text", entries, AuditEntry::objectKind))
                .param(ColumnArray.of("uuid", entries, AuditEntry::objectId))
                .param(ColumnArray.of("text", entries, entry -> json(entry.before())))
                .param(ColumnArray.of("text", entries, entry -> json(entry.after())))
                .update();
    }

    private static @Nullable String json(Map<String, String> fields) {
        return fields.isEmpty() ? null : CanonicalJson.of(fields);
    }

    /** The newest of a site's that are older than the one with this id, if one is given. */
    public List<AuditEntry> ofSite(UUID organisation, UUID site, @Nullable UUID olderThan, int atMost) {
        return jdbc.sql("select " + COLUMNS + """
                         from audit_entry e
                        where e.organisation_id = ? and e.site_id = ? and e.id < coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                        order by e.id desc limit ?
                        """)
                .param(organisation)
                .param(site)
                .param(olderThan)
                .param(atMost)
                .query((row, n) -> entry(row))
                .list();
    }

    static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("organisation_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getString("actor_kind"),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getString("address"),
                row.getString("browser"),
                row.getObject("site_id", UUID.class),
                row.getString("object_kind"),
                row.getObject("object_id", UUID.class),
                CanonicalJson.texts(row.getString("before")),
                CanonicalJson.texts(row.getString("after")));
    }
}
