package org.keyholder.journeys.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** The way into the embedded database of a home, as the owner of its tables. */
public record OwnDatabase(Path home) {

    private static final int PROCESS_LINE = 0;
    private static final int PORT_LINE = 3;

    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "keyholder_owner");
        properties.setProperty("password", password());
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port() + "/keyholder?sslmode=disable", properties);
    }

    private String port() {
        return postmaster(PORT_LINE);
    }

    /** The processor time that PostgreSQL has used, all of its processes together. */
    public Duration processorTime() {
        return ProcessorTime.withChildren(Long.parseLong(postmaster(PROCESS_LINE)));
    }

    private String postmaster(int line) {
        try {
            return Files.readAllLines(home.resolve("postgres/data/postmaster.pid"))
                    .get(line)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String password() {
        try {
            return Files.readString(home.resolve("secrets/keyholder_owner")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one value that the query answers, as text. */
    public String ask(String query) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
