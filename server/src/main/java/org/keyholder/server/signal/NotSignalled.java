package org.keyholder.server.signal;

import java.util.Arrays;
import java.util.Optional;
import org.keyholder.server.site.CodeLevel;

/** Why a station is told nothing of an event. The code stands with the event for good: never change one that is in use. */
public enum NotSignalled {
    NO_STATION("no-station", "The site has no monitoring station."),
    NO_RECEIVER("no-receiver", "The station record names no receiver."),
    NO_ACCOUNT("no-account-number", "The site has no account number."),
    ZONE_SAYS("zone-says", "The alarm codes of the zone say that nothing is sent."),
    SITE_SAYS("site-says", "The alarm codes of the site say that nothing is sent."),
    DEALER_SAYS("dealer-says", "The dealer’s alarm library says that nothing is sent.");

    private final String code;
    private final String words;

    NotSignalled(String code, String words) {
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

    /** The reason with this code; empty for one of a later release. */
    public static Optional<NotSignalled> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    static NotSignalled saidBy(CodeLevel level) {
        return switch (level) {
            case ZONE -> ZONE_SAYS;
            case SITE -> SITE_SAYS;
            case DEALER -> DEALER_SAYS;
            case KEYHOLDER -> throw new IllegalArgumentException("Keyholder's default always sends");
        };
    }
}
