package org.keyholder.server.keys;

import org.keyholder.server.shared.Secret;

/** Who shows a key, and where such keys stand. */
public enum KeyKind {
    DEVICE("kh_", "device_key", "dealer_id", "device_id"),
    PROGRAM("khp_", "program_key", "organisation_id", "program_id");

    private final String prefix;
    private final String table;
    private final String tenant;
    private final String owner;

    KeyKind(String prefix, String table, String tenant, String owner) {
        this.prefix = prefix;
        this.table = table;
        this.tenant = tenant;
        this.owner = owner;
    }

    /** What a key that is made here begins with. */
    public String prefix() {
        return prefix;
    }

    /** Whether the key looks like one of this kind, which is enough to know where to look. */
    public boolean isLike(Secret key) {
        return key.reveal().startsWith(prefix);
    }

    /** The statement with the names of this kind's table and columns. */
    String sql(String statement) {
        return statement.replace("{keys}", table).replace("{tenant}", tenant).replace("{owner}", owner);
    }
}
