package org.keyholder.server.database.internal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.Secret;

/** How to get into a database: the JDBC address, who comes, and the role that is put on after connecting, if any. */
public record DatabaseAccess(
        String url, String user, Secret password, @Nullable String role) {

    public DatabaseAccess {
        Objects.requireNonNull(url);
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
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

    /** A connection outside the pool, for set-up and tests. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, properties());
    }
}
