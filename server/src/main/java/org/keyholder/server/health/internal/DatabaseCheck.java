package org.keyholder.server.health.internal;

import java.util.Optional;
import org.keyholder.server.health.ReadinessCheck;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Whether a row could be committed: it commits a message to the database's journal, which reaches the disk like any row. */
@Component
class DatabaseCheck implements ReadinessCheck {

    private final JdbcClient database;

    DatabaseCheck(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<String> obstacle() {
        try {
            database.sql("select pg_logical_emit_message(true, 'keyholder', 'ready?')::text")
                    .query(String.class)
                    .single();
            return Optional.empty();
        } catch (DataAccessException | TransactionException e) {
            return Optional.of("The database cannot store anything at the moment.");
        }
    }
}
