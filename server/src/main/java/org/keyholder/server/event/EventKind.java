package org.keyholder.server.event;

import java.util.Arrays;
import java.util.Optional;

/** What a camera can report. */
public enum EventKind {
    MOTION("motion", "Motion", Urgency.INTRUSION),
    PERSON("person", "Person", Urgency.INTRUSION),
    VEHICLE("vehicle", "Vehicle", Urgency.INTRUSION),
    LINE_CROSSED("line-crossed", "Line crossed", Urgency.INTRUSION),
    TAMPER("tamper", "Camera tampered with", Urgency.SABOTAGE);

    private final String code;
    private final String words;
    private final Urgency urgency;

    EventKind(String code, String words, Urgency urgency) {
        this.code = code;
        this.words = words;
        this.urgency = urgency;
    }

    /** What may not be lost among the other, in rising order. */
    private enum Urgency {
        INTRUSION,
        SABOTAGE
    }

    /** As it stands in the API and the database. */
    public String code() {
        return code;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** Whether an event of this kind is news where one of the other has been told a moment ago. */
    public boolean isMoreUrgentThan(EventKind other) {
        return urgency.compareTo(other.urgency) > 0;
    }

    public static Optional<EventKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
