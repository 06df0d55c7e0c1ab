package org.keyholder.server.dealerportal.list;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which sites a list shows. */
public enum Show {
    ALL("all", "All sites"),
    ATTENTION("attention", "Needs attention", Lack.values()),
    SILENT("silent", "Nothing is sent", Lack.STATION, Lack.RECEIVER, Lack.ACCOUNT),
    STATION("station", "No monitoring station", Lack.STATION),
    RECEIVER("receiver", "No receiver", Lack.RECEIVER),
    NUMBER("number", "No account number", Lack.ACCOUNT),
    CAMERAS("cameras", "No cameras", Lack.CAMERAS),
    DEVICES("devices", "No devices", Lack.DEVICES),
    NOBODY("nobody", "Nobody can be asked", Lack.CONTACTS, Lack.NOBODY),
    SOME("some", "Some contacts cannot be asked", Lack.SOME),
    HELD_UP("signals", "Signals are held up"),
    READY("ready", "Nothing is missing");

    private final String code;
    private final String words;
    private final Set<Lack> lacks;

    Show(String code, String words, Lack... lacks) {
        this.code = code;
        this.words = words;
        this.lacks = lacks.length == 0 ? Set.of() : EnumSet.of(lacks[0], lacks);
    }

    static Optional<Show> ofCode(String code) {
        return Stream.of(values()).filter(show -> show.code.equals(code)).findFirst();
    }

    /** In an address. */
    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    /** One of which a site lacks; none where it does not go by that. */
    Set<Lack> lacks() {
        return lacks;
    }

    /** Whether a site is among them whose signals are held up. */
    boolean heldUp() {
        return this == HELD_UP || this == ATTENTION;
    }
}
