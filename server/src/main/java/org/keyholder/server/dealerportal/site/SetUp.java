package org.keyholder.server.dealerportal.site;

import java.util.ArrayList;
import java.util.List;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.States;

/**
 * How far the set-up of a site has come.
 *
 * @param hasReceiver whether the station record says where signals go
 * @param askable how many of the contacts can be asked about an alarm
 */
public record SetUp(
        boolean hasStation,
        boolean hasReceiver,
        boolean hasAccount,
        int zones,
        int devices,
        int contacts,
        int askable) {

    /** One state for each thing that is missing, or the one that says that nothing is. */
    public List<State> missing() {
        var missing = new ArrayList<State>();
        if (!hasStation) {
            missing.add(States.STATION_MISSING);
        } else if (!hasReceiver) {
            missing.add(States.RECEIVER_MISSING);
        }
        if (!hasAccount) {
            missing.add(States.ACCOUNT_MISSING);
        }
        if (zones == 0) {
            missing.add(States.CAMERAS_MISSING);
        }
        if (devices == 0) {
            missing.add(States.DEVICES_MISSING);
        }
        if (contacts == 0) {
            missing.add(States.CONTACTS_MISSING);
        } else if (askable < contacts) {
            missing.add(States.canBeAsked(askable, contacts));
        }
        return missing.isEmpty() ? List.of(States.NOTHING_MISSING) : missing;
    }
}
