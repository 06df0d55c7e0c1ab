package org.keyholder.server.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets a part of the caller's transaction see the sites that lie in the bin; to everything else they are not there. */
@Component
public class OpenBin {

    private final JdbcClient jdbc;

    OpenBin(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the work fails, so does the transaction, and with it ends what it may see. */
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        set("open");
        var result = work.get();
        set("");
        return result;
    }

    private void set(String value) {
        jdbc.sql("select set_config('keyholder.bin', ?, true)")
                .param(value)
                .query(String.class)
                .single();
    }
}
