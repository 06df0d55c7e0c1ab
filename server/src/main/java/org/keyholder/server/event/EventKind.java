package org.keyholder.server.event;

import java.util.Arrays;
import java.util.Optional;

/** What a camera can report. */
public enum EventKind {
    MOTION("motion", "Motion"),
    PERSON("person", "Person"),
    VEHICLE("vehicle", "Vehicle"),
    LINE_CROSSED("line-crossed", "Line crossed"),
    TAMPER("tamper", "Camera tampered with");

    private final String code;
    private final String words;

    EventKind(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As it stands in the API and the database. */
    public String code() {
        return code;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    public static Optional<EventKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
