package org.keyholder.server.database.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections of which every transaction begins with the same statements, whatever was done on them before and by whom. It is for
 * databases where a connection is not ours from its beginning: there nothing that protects may hang on what was set earlier.
 */
final class PreambleDataSource extends DelegatingDataSource {

    private final String preamble;

    /** @param preamble statements that hold for the transaction alone, as {@code set local …} */
    PreambleDataSource(DataSource connections, String preamble) {
        super(connections);
        this.preamble = preamble;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return PreambleConnection.over(super.getConnection(), preamble);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return PreambleConnection.over(super.getConnection(username, password), preamble);
    }
}
