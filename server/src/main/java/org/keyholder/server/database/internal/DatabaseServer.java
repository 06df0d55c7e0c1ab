package org.keyholder.server.database.internal;

/** A PostgreSQL that is there and prepared: its database, the owner of the tables and the server's own role exist. */
public interface DatabaseServer extends AutoCloseable {

    /** The owner of all tables: for migrations alone. */
    DatabaseAccess owner();

    /** The role that the server works as: it owns nothing. */
    DatabaseAccess server();

    @Override
    void close();
}
