package org.keyholder.server.accessportal;

import java.util.List;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.Refusal;

/** What roles are for, as whoever gives one reads it. */
final class RoleWords {

    private RoleWords() {}

    static List<PeoplePage.Choice> on(Role.Side side) {
        return Role.on(side).stream().map(RoleWords::choice).toList();
    }

    static PeoplePage.Choice choice(Role role) {
        return new PeoplePage.Choice(role.code(), role.words(), what(role));
    }

    /** The role that a form names. */
    static Role chosen(String code) {
        try {
            return Role.ofCode(code);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid("role-unknown", "role", "Choose one of the roles.");
        }
    }

    private static String what(Role role) {
        return switch (role) {
            case DEALER_ADMIN -> "sites and people";
            case INSTALLER -> "sites, no people";
            case DEALER_VIEWER -> "sees sites, changes nothing";
            case STATION_ADMIN -> "the desk and people";
            case OPERATOR -> "the desk";
            case STATION_VIEWER -> "sees the desk, changes nothing";
            case INSTALLATION_ADMIN -> "organisations, no customers";
        };
    }
}
