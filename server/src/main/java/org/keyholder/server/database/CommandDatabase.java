package org.keyholder.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.database.internal.DatabaseSettings;
import org.keyholder.server.database.internal.DoorForCommands;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The database as a command on the server's machine uses it: one connection of the tables' owner, beside a running server or without one.
 * Brings no table up to date.
 */
public final class CommandDatabase implements AutoCloseable {

    private static final int FEWEST_CONNECTIONS = 4;

    private final DoorForCommands door;
    private final SingleConnectionDataSource connection;

    private CommandDatabase(DoorForCommands door, Connection connection) {
        this.door = door;
        this.connection = new SingleConnectionDataSource(connection, true);
    }

    /**
     * Connects to the home's database. Its own PostgreSQL is started if no server runs, and stopped when this is closed.
     *
     * @throws StartRefused when there is none, or it cannot be reached
     */
    public static CommandDatabase open(Home home, ConfigurableEnvironment settings) {
        var door = DoorForCommands.open(
                home, Binder.get(settings).bindOrCreate("keyholder.database", DatabaseSettings.class));
        try {
            return new CommandDatabase(door, door.owner().connect());
        } catch (SQLException e) {
            door.close();
            throw StartRefused.obstacle("The database cannot be reached: " + e.getMessage());
        }
    }

    /** Statements of the tables' owner. */
    public JdbcClient owner() {
        return JdbcClient.create(connection);
    }

    /** Transactions on the same connection. */
    public TenantTransactions transactions() {
        return new TenantTransactions(
                new JdbcTransactionManager(connection), owner(), new DatabaseShares(FEWEST_CONNECTIONS));
    }

    @Override
    public void close() {
        try (door) {
            connection.destroy();
        }
    }
}
