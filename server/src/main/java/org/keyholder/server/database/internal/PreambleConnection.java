package org.keyholder.server.database.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection that says its preamble before the first statement of a transaction. A statement outside of a transaction gets one of
 * its own, since a preamble holds no longer than that.
 */
final class PreambleConnection implements InvocationHandler {

    private final Connection connection;
    private final String preamble;
    private boolean said;

    private PreambleConnection(Connection connection, String preamble) {
        this.connection = connection;
        this.preamble = preamble;
    }

    static Connection over(Connection connection, String preamble) {
        return proxy(Connection.class, new PreambleConnection(connection, preamble));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            // What is set after a savepoint is forgotten with it.
            case "setSavepoint" -> say();
            case "commit", "setAutoCommit", "close", "abort" -> said = false;
            case "rollback" -> said = said && arguments != null;
            default -> {
                // Everything else neither begins nor ends a transaction.
            }
        }
        var result = call(connection, method, arguments);
        return switch (result) {
            case CallableStatement statement -> watched(CallableStatement.class, statement);
            case PreparedStatement statement -> watched(PreparedStatement.class, statement);
            case Statement statement -> watched(Statement.class, statement);
            case null, default -> result;
        };
    }

    private <T extends Statement> T watched(Class<T> type, T statement) {
        return proxy(
                type,
                (proxy, method, arguments) -> method.getName().startsWith("execute")
                        ? execute(statement, method, arguments)
                        : call(statement, method, arguments));
    }

    private @Nullable Object execute(Statement statement, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (!connection.getAutoCommit()) {
            say();
            return call(statement, method, arguments);
        }
        connection.setAutoCommit(false);
        try {
            said = false;
            say();
            var result = call(statement, method, arguments);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollback(e);
            throw e;
        } finally {
            said = false;
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private void say() throws SQLException {
        if (!said) {
            try (var statement = connection.createStatement()) {
                statement.execute(preamble);
            }
            said = true;
        }
    }

    private void rollback(Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(PreambleConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
