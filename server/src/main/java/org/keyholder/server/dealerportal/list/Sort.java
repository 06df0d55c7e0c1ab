package org.keyholder.server.dealerportal.list;

import java.util.Optional;
import java.util.stream.Stream;

/** By what a list is sorted; each has its index. */
public enum Sort {
    NAME("name", "Name", "name_key", "text", false),
    NUMBER("number", "Account number", "number_key", "text", false),
    CREATED("created", "Newest first", "created_at", "timestamptz", true),
    LAST_EVENT("last-event", "Last event", "last_event_at", "timestamptz", true);

    private final String code;
    private final String words;
    private final String column;
    private final String type;
    private final boolean falling;

    Sort(String code, String words, String column, String type, boolean falling) {
        this.code = code;
        this.words = words;
        this.column = column;
        this.type = type;
        this.falling = falling;
    }

    static Optional<Sort> ofCode(String code) {
        return Stream.of(values()).filter(sort -> sort.code.equals(code)).findFirst();
    }

    /** In an address. */
    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    String column() {
        return column;
    }

    /** PostgreSQL's. */
    String type() {
        return type;
    }

    /** Whether it begins with the newest. */
    boolean falling() {
        return falling;
    }
}
