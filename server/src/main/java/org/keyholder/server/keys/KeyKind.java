package org.keyholder.server.keys;

/** Who shows a key, and where such keys stand. */
public enum KeyKind {
    DEVICE("kh_", "device_key", "dealer_id", "device_id");

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

    /** The statement with the names of this kind's table and columns. */
    String sql(String statement) {
        return statement.replace("{keys}", table).replace("{tenant}", tenant).replace("{owner}", owner);
    }
}
