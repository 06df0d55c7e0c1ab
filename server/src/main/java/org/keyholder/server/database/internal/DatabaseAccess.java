package org.keyholder.server.database.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.Secret;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * How to get into a database.
 *
 * @param url the JDBC address
 * @param user who comes
 * @param password of that user
 * @param preamble statements that each transaction begins with, where a connection by itself is not safe to use as it comes
 * @param shared whether a pooler shares the database's connections out: nothing outlives a transaction then
 */
public record DatabaseAccess(
        String url, String user, Secret password, @Nullable String preamble, boolean shared) {

    public DatabaseAccess {
        Objects.requireNonNull(url);
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
    }

    /** A way in that is the user's alone and needs no preamble. */
    public static DatabaseAccess direct(String url, String user, Secret password) {
        return new DatabaseAccess(url, user, password, null, false);
    }

    DatabaseAccess with(String statements, boolean sharedByPooler) {
        return new DatabaseAccess(url, user, password, statements, sharedByPooler);
    }

    Properties properties() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.reveal());
        properties.setProperty("ApplicationName", "keyholder");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("gssEncMode", "disable");
        return properties;
    }

    /** Connections that are made when they are asked for, with these properties of the driver. */
    DataSource connections(Properties properties) {
        var made = new DriverManagerDataSource(shared ? withoutNamedStatements(url) : url, properties);
        return preamble == null ? made : new PreambleDataSource(made, preamble);
    }

    /** In the address, and last in it, since there it has the last word: a named statement is on one connection of many. */
    private static String withoutNamedStatements(String url) {
        return url + (url.contains("?") ? "&" : "?") + "prepareThreshold=0";
    }

    /** A connection outside the pool, for set-up and tests. */
    public Connection connect() throws SQLException {
        return connections(properties()).getConnection();
    }
}
