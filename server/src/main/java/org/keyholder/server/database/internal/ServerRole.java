package org.keyholder.server.database.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.keyholder.server.configuration.StartRefused;

/** The role that the server works as. That it sees one tenant's rows and no others hangs on what it is not allowed. */
final class ServerRole {

    private static final String OUT_OF_HOLD = """
            select relname from pg_class
            where relnamespace = '%s'::regnamespace and relrowsecurity and not row_security_active(oid)
            order by relname
            """.formatted(Migrations.SCHEMA);

    private ServerRole() {}

    /** Refuses a start on which the rows of all tenants would be in sight: nothing else that the server does would show it. */
    static void requireHeldByRowSecurity(DatabaseAccess access) {
        try (var connection = access.connect();
                var statement = connection.createStatement()) {
            var open = new ArrayList<String>();
            try (var rows = statement.executeQuery(OUT_OF_HOLD)) {
                while (rows.next()) {
                    open.add(rows.getString(1));
                }
            }
            if (!open.isEmpty()) {
                throw refused(open);
            }
        } catch (SQLException e) {
            throw StartRefused.obstacle("The server cannot work in the database as its role: " + e.getMessage());
        }
    }

    private static StartRefused refused(List<String> open) {
        var role = EmbeddedDatabase.SERVER;
        return StartRefused.obstacle("Row security does not hold the role " + role + " (in " + open.size()
                + " tables, the first is " + open.getFirst() + "): it would see the rows of all dealers and stations."
                + " It may be no superuser, have no BYPASSRLS, and be no member of the tables' owner. Let an"
                + " administrator run:  alter role " + role
                + " nosuperuser nobypassrls;  and take it out of other roles.");
    }
}
