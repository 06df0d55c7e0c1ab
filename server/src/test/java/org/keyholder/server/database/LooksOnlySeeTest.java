package org.keyholder.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A look at a station that goes on during the upgrade acts no longer, and whoever works there goes on as they were. */
class LooksOnlySeeTest {

    private static final String LAST_BEFORE = "2026.11.26.70";

    private final UUID station = UUID.randomUUID();

    @Test
    void aLookThatGoesOnOnlySeesFromNowOn() {
        try (var database = TestDatabase.asOf(LAST_BEFORE)) {
            var rows = database.superuser();
            rows.sql("insert into station (id, name, created_at) values (?, 'North Central', now())")
                    .param(station)
                    .update();
            for (var login : new String[] {"kim", "ruth"}) {
                rows.sql(
                                "insert into person (id, login, name, password_hash, created_at) values (?, ?, 'N', 'x', now())")
                        .params(UUID.randomUUID(), login)
                        .update();
            }
            rows.sql("insert into membership (person_id, organisation_id, side, role, created_at, ends_at, reason)"
                            + " select id, ?, 'station', 'operator', now(),"
                            + " case login when 'ruth' then now() + interval '1 hour' end,"
                            + " case login when 'ruth' then 'Asked by phone' end from person")
                    .param(station)
                    .update();

            database.migrate();

            assertThat(rows.sql(
                                    "select login || ' ' || role from membership join person on id = person_id order by login")
                            .query(String.class)
                            .list())
                    .containsExactly("kim operator", "ruth station-viewer");
        }
    }
}
