package org.keyholder.server.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keyholder.server.database.TestDatabase;
import org.postgresql.PGConnection;

/** Whatever was left on a connection, and however it is used next, it works as the server's role. */
class PreambleConnectionTest {

    private TestDatabase database;
    private Connection raw;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        database = TestDatabase.create();
        database.superuser()
                .sql("create role pooled_owner login superuser password 'for tests alone'")
                .update();
        raw = TestDatabase.connect(database, "pooled_owner");
        connection = PreambleConnection.over(raw, ServerPool.preamble("keyholder_server", true));
    }

    @AfterEach
    void close() throws SQLException {
        raw.close();
        database.superuser().sql("drop role pooled_owner").update();
        database.close();
    }

    @Test
    void aStatementByItselfGetsATransactionOfItsOwn() throws SQLException {
        try (var statement = connection.createStatement()) {
            assertThat(userOf(statement)).isEqualTo("keyholder_server");
            assertThat(userOf(statement)).isEqualTo("keyholder_server");
        }
        assertThat(connection.getAutoCommit()).isTrue();
        try (var statement = raw.createStatement()) {
            assertThat(userOf(statement)).isEqualTo("pooled_owner");
        }
    }

    @Test
    void whatAStatementByItselfWritesIsCommitted() throws SQLException {
        insertAJob(connection);

        assertThat(jobs()).isOne();
    }

    @Test
    void aStatementThatFailsByItselfLeavesTheConnectionFitForTheNext() throws SQLException {
        try (var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
            assertThat(userOf(statement)).isEqualTo("keyholder_server");
        }
    }

    @Test
    void aStatementKeptOverTheEndOfATransactionBelongsToTheNext() throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("select current_user")) {
            for (int i = 0; i < 3; i++) {
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    assertThat(rows.getString(1)).isEqualTo("keyholder_server");
                }
                if (i == 0) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
            }
        }
    }

    @Test
    void whatIsRolledBackToASavepointDoesNotTakeTheRoleWithIt() throws SQLException {
        connection.setAutoCommit(false);
        var savepoint = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            userOf(statement);
            connection.rollback(savepoint);

            assertThat(userOf(statement)).isEqualTo("keyholder_server");
        }
    }

    @Test
    void whatATransactionRolledBackIsNotThere() throws SQLException {
        connection.setAutoCommit(false);
        insertAJob(connection);
        connection.rollback();

        assertThat(jobs()).isZero();
    }

    @Test
    void theRoleThatWasTakenOffInOneTransactionIsOnInTheNext() throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("reset role");
            connection.commit();

            assertThat(userOf(statement)).isEqualTo("keyholder_server");
        }
    }

    @Test
    void aRoleThatIsNotThereMeansThatNothingIsDone() throws SQLException {
        var elsewhere = PreambleConnection.over(raw, "set local role nobody_of_that_name");
        assertThatThrownBy(() -> insertAJob(elsewhere))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("nobody_of_that_name");

        assertThat(jobs()).isZero();
    }

    @Test
    void theSettingsGoWithTheRole() throws SQLException {
        try (var statement = connection.createStatement()) {
            assertThat(single(statement, "show jit")).isEqualTo("off");
            assertThat(single(statement, "show search_path")).isEqualTo("public");
            assertThat(single(statement, "show enable_seqscan")).isEqualTo("off");
        }
    }

    @Test
    void theDriversOwnConnectionIsStillThereToAsk() throws SQLException {
        assertThat(connection.unwrap(PGConnection.class)).isSameAs(raw);
    }

    private static void insertAJob(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values ('mine', 'one', now(), false, 1)")) {
            statement.executeUpdate();
        }
    }

    private long jobs() {
        return database.superuser()
                .sql("select count(*) from scheduled_tasks")
                .query(Long.class)
                .single();
    }

    private static String userOf(Statement statement) throws SQLException {
        return single(statement, "select current_user");
    }

    private static String single(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
