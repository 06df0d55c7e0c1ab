package org.keyholder.server.site;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.Refusal;

/**
 * What kind of place a zone is, and with it the code as which its alarms are signalled where the alarm library says nothing else. The
 * Contact ID codes are those of SIA DC-05, appendix C (130 to 136 burglary, 150 24-hour non-burglary, 420 access control), the letters
 * their twins in SIA DC-03; the names are those that alarm panels use. Medical, fire and panic (100 to 129) are no types: such an alarm must
 * not be disregarded by text.
 */
public enum ZoneType {
    /** 130 burglary: an alarm at once. */
    INSTANT("instant", "Instant", "130", "BA"),
    /** 131 perimeter: doors and windows. */
    PERIMETER("perimeter", "Perimeter", "131", "BA"),
    /** 132 interior: on the way in, behind an entry. */
    FOLLOWER("follower", "Follower", "132", "BA"),
    /** 133 24 hour (safe): also while the site is disarmed. */
    TWENTY_FOUR_HOUR("24-hour", "24-hour", "133", "BA"),
    /** 134 entry/exit: the door by which people come and go. */
    ENTRY_EXIT("entry-exit", "Entry/Exit", "134", "BA"),
    /** 135 day/night. */
    DAY_NIGHT("day-night", "Day/Night", "135", "BA"),
    /** 136 outdoor: yards, fences, car parks. */
    EXTERIOR("exterior", "Exterior", "136", "BA"),
    /** 150 24 hour non-burglary, UA untyped zone alarm: water, gas, a machine. */
    NON_BURGLARY("non-burglary", "24-hour, no burglary", "150", "UA"),
    /** 420, the group of access control: somebody rings. DC-03 has no twin. */
    INTERCOM("intercom", "Intercom", "420", null);

    private final String code;
    private final String words;
    private final String contactId;
    private final Optional<String> sia;

    ZoneType(String code, String words, String contactId, @Nullable String sia) {
        this.code = code;
        this.words = words;
        this.contactId = contactId;
        this.sia = Optional.ofNullable(sia);
    }

    /** As it stands in the database and in files. */
    public String code() {
        return code;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** SIA DC-05: three digits. */
    public String contactId() {
        return contactId;
    }

    /** SIA DC-03: two letters; none where the list has no twin. */
    public Optional<String> sia() {
        return sia;
    }

    /** As a row keeps it. */
    static ZoneType ofCode(String code) {
        return Arrays.stream(values())
                .filter(type -> type.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a type of zone: " + code));
    }

    /** As people write it, by its code or its name: letter case, blanks and signs do not count. */
    public static Optional<ZoneType> read(String text) {
        var wanted = bare(text);
        return Arrays.stream(values())
                .filter(type ->
                        bare(type.code).equals(wanted) || bare(type.words).equals(wanted))
                .findFirst();
    }

    /**
     * The same, where nothing else will do.
     *
     * @throws Refusal {@code zone-type-unknown}, with the types that there are
     */
    public static ZoneType needed(String text, String field) {
        return read(text)
                .orElseThrow(() -> Refusal.invalid(
                        "zone-type-unknown", field, "A zone's type is one of " + String.join(", ", codes()) + "."));
    }

    private static List<String> codes() {
        return Arrays.stream(values()).map(ZoneType::code).toList();
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
