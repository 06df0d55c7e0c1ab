package org.keyholder.journeys.kill;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Ends the process, as a kill does, just before or just after the commit of a transaction that ran a given statement. */
final class Halts implements BeanPostProcessor {

    /** What a process that was killed ends with. */
    static final int STATUS = 137;

    /** On which side of the commit. */
    enum When {
        BEFORE,
        AFTER
    }

    /** Where it ends: at the commit of a transaction with a statement that begins like this. */
    record Point(When when, String statement) {}

    private volatile Point point = new Point(When.BEFORE, "nothing is armed yet");

    void arm(Point next) {
        point = next;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource real ? new Watched(real) : bean;
    }

    /** Hands out connections that are looked over the shoulder. */
    private final class Watched extends DelegatingDataSource {

        Watched(DataSource real) {
            super(real);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return watched(super.getConnection());
        }
    }

    private Connection watched(Connection real) {
        List<String> statements = new ArrayList<>();
        return (Connection) Proxy.newProxyInstance(
                Halts.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "prepareStatement" -> statements.add(flat((String) arguments[0]));
                        case "commit" -> halt(When.BEFORE, statements);
                        case "rollback", "close" -> statements.clear();
                        default -> {}
                    }
                    try {
                        var result = method.invoke(real, arguments);
                        if (method.getName().equals("commit")) {
                            halt(When.AFTER, statements);
                            statements.clear();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static String flat(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }

    private void halt(When when, List<String> statements) {
        var armed = point;
        if (armed.when == when && statements.stream().anyMatch(sql -> sql.contains(armed.statement))) {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
