package org.keyholder.server.dealerportal.list;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A column of the list beside the site itself. */
public enum Column {
    NUMBER("number", "Account number"),
    STATION("station", "Station"),
    MISSING("missing", "What is missing"),
    ZONES("zones", "Cameras"),
    CONTACTS("contacts", "Contacts"),
    CREATED("created", "Created"),
    LAST_EVENT("last-event", "Last event");

    static final Set<Column> USUAL = EnumSet.of(NUMBER, STATION, MISSING);

    private final String code;
    private final String words;

    Column(String code, String words) {
        this.code = code;
        this.words = words;
    }

    static Optional<Column> ofCode(String code) {
        return Stream.of(values()).filter(column -> column.code.equals(code)).findFirst();
    }

    /** In an address. */
    public String code() {
        return code;
    }

    public String words() {
        return words;
    }
}
