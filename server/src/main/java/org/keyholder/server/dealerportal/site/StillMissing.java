package org.keyholder.server.dealerportal.site;

import java.util.ArrayList;
import java.util.List;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.States;

/**
 * Something that a site lacks, with the button that brings it.
 *
 * @param words what comes of its being missing
 */
public record StillMissing(State state, String words, String buttonWords, String url) {

    /** In the order in which an alarm would miss it. */
    static List<StillMissing> of(SetUp setUp, String site) {
        var missing = new ArrayList<StillMissing>();
        if (!setUp.hasStation()) {
            missing.add(new StillMissing(
                    States.STATION_MISSING, "No signals are sent.", "Choose the station", site + "/edit#station"));
        } else if (!setUp.hasReceiver()) {
            missing.add(new StillMissing(
                    States.RECEIVER_MISSING,
                    "The station record names none, so no signals are sent.",
                    "Change the station",
                    site + "/edit#station"));
        }
        if (!setUp.hasAccount()) {
            missing.add(new StillMissing(
                    States.ACCOUNT_MISSING,
                    "The station gives you one for this site. No signals are sent without it.",
                    "Enter the number",
                    site + "/edit#accountNumber"));
        }
        if (setUp.zones() == 0) {
            missing.add(new StillMissing(
                    States.CAMERAS_MISSING,
                    "An alarm needs a camera’s zone number.",
                    "Add the first camera",
                    site + "/devices"));
        }
        if (setUp.devices() == 0) {
            missing.add(new StillMissing(
                    States.DEVICES_MISSING, "Nothing can report an alarm.", "Add a device", site + "/devices"));
        }
        if (setUp.contacts() == 0) {
            missing.add(new StillMissing(
                    States.CONTACTS_MISSING, "Nobody can be asked.", "Create a contact", site + "/contacts/new"));
        }
        return missing;
    }
}
