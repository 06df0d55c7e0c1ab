package org.keyholder.server.dealerportal;

import java.util.ArrayList;
import java.util.List;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;

/**
 * How far the set-up of a site has come.
 *
 * @param hasReceiver whether the station record says where signals go
 * @param askable how many of the contacts can be asked about an alarm
 */
record SetUp(
        boolean hasStation,
        boolean hasReceiver,
        boolean hasAccount,
        int zones,
        int devices,
        int contacts,
        int askable) {

    private static final State NOTHING = new State(Tone.GREEN, "circle-check", "Nothing");
    private static final State STATION = new State(Tone.RED, "building-broadcast-tower", "Monitoring station");
    private static final State RECEIVER = new State(Tone.RED, "antenna-off", "Receiver of the station");
    private static final State ACCOUNT = new State(Tone.RED, "hash", "Account number");
    private static final State CAMERAS = new State(Tone.YELLOW, "device-cctv", "Cameras");
    private static final State DEVICES = new State(Tone.YELLOW, "router", "Devices");
    private static final State CONTACTS = new State(Tone.YELLOW, "users", "Contacts");
    private static final State NOBODY = new State(Tone.YELLOW, "users", "Nobody can be asked");

    /** One state for each thing that is missing, or the one that says that nothing is. */
    List<State> missing() {
        var missing = new ArrayList<State>();
        if (!hasStation) {
            missing.add(STATION);
        } else if (!hasReceiver) {
            missing.add(RECEIVER);
        }
        if (!hasAccount) {
            missing.add(ACCOUNT);
        }
        if (zones == 0) {
            missing.add(CAMERAS);
        }
        if (devices == 0) {
            missing.add(DEVICES);
        }
        if (contacts == 0) {
            missing.add(CONTACTS);
        } else if (askable == 0) {
            missing.add(NOBODY);
        } else if (askable < contacts) {
            missing.add(new State(Tone.YELLOW, "users", "Only " + askable + " of " + contacts + " can be asked"));
        }
        return missing.isEmpty() ? List.of(NOTHING) : missing;
    }
}
