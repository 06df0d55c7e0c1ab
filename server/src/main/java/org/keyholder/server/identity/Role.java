package org.keyholder.server.identity;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody is at an organisation, and so what they may do there. This is the one place where that is decided. */
public enum Role {
    DEALER_ADMIN(
            "dealer-admin",
            "Dealer admin",
            Side.DEALER,
            Right.SEE_SITES,
            Right.CHANGE_SITES,
            Right.ERASE_SITES,
            Right.CHANGE_STATION_RECORDS,
            Right.CHANGE_ALARM_LIBRARY,
            Right.READ_EVENTS,
            Right.READ_CLIPS,
            Right.MANAGE_PEOPLE,
            Right.MANAGE_KEYS),
    INSTALLER("installer", "Installer", Side.DEALER, Right.SEE_SITES, Right.CHANGE_SITES),
    DEALER_VIEWER("dealer-viewer", "Viewer", Side.DEALER, Right.SEE_SITES),
    STATION_ADMIN(
            "station-admin",
            "Station admin",
            Side.STATION,
            Right.SEE_DESK,
            Right.USE_DESK,
            Right.SEND_SIGNALS,
            Right.READ_EVENTS,
            Right.READ_CLIPS,
            Right.MANAGE_PEOPLE,
            Right.MANAGE_KEYS,
            Right.MANAGE_STATION),
    OPERATOR("operator", "Operator", Side.STATION, Right.SEE_DESK, Right.USE_DESK, Right.SEND_SIGNALS),
    /** Of whoever runs the installation while they look at a station. A desk is for those who act at it, so nobody is invited as this. */
    STATION_VIEWER("station-viewer", "Viewer", Side.STATION, Right.SEE_DESK),
    INSTALLATION_ADMIN(
            "installation-admin", "Administrator", Side.INSTALLATION, Right.MANAGE_ORGANISATIONS, Right.MANAGE_PEOPLE);

    private final String code;
    private final String words;
    private final Side side;
    private final Set<Right> rights;

    Role(String code, String words, Side side, Right... rights) {
        this.code = code;
        this.words = words;
        this.side = side;
        this.rights = EnumSet.of(Right.OWN_ACCOUNT, rights);
    }

    /** Which part of an organisation: a company that is a dealer and a station has people on both sides. */
    public enum Side {
        /** A day at the portal; whoever leaves it open is out after half an hour. */
        DEALER("dealer", Duration.ofMinutes(30), Duration.ofHours(12)),
        /** A shift. In a quiet night nothing is asked for in hours, and the alarm that then comes must not wait for a password. */
        STATION("station", Duration.ofHours(12), Duration.ofHours(12)),
        INSTALLATION("installation", Duration.ofMinutes(15), Duration.ofHours(4));

        private final String code;
        private final Duration idle;
        private final Duration longest;

        Side(String code, Duration idle, Duration longest) {
            this.code = code;
            this.idle = idle;
            this.longest = longest;
        }

        public String code() {
            return code;
        }

        /** Without a request for so long, a person signs in again. */
        public Duration idle() {
            return idle;
        }

        /** After so long a person signs in again, whatever they are doing. */
        public Duration longest() {
            return longest;
        }
    }

    /** The roles that people are given on a side; what only a look has is none of them. */
    public static List<Role> on(Side side) {
        return Stream.of(values())
                .filter(role -> role.side == side && role != STATION_VIEWER)
                .toList();
    }

    /** The role of a code in a row or a form; throws {@link IllegalArgumentException} for any other text. */
    public static Role ofCode(String code) {
        return Stream.of(values())
                .filter(role -> role.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No role is called " + code));
    }

    /** Whether somebody of this role may. */
    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** Whether it may all that the other may, and something else. */
    boolean isMoreThan(Role other) {
        return rights.containsAll(other.rights) && !other.rights.containsAll(rights);
    }

    public String code() {
        return code;
    }

    /** "Dealer admin" */
    public String words() {
        return words;
    }

    public Side side() {
        return side;
    }
}
