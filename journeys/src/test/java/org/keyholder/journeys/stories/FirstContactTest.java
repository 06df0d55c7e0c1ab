package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keyholder.testing.phones.Behaviour;

/** From an empty dealer to people who can be asked. */
class FirstContactTest extends Story {

    private static final String WELCOME =
            "Acme Security: you are a key holder of Harbour Yard. May we text you when there is an alarm? Please confirm: ";

    @Test
    void aDealerSetsUpASiteAndItsFirstContactConfirms() {
        var acme = dealer("Acme Security", station(NORTH)).signsIn();
        var portal = acme.window();
        portal.isCalled("No sites yet").isGoodForEverybody();

        createsHarbourYard(portal);
        addsACamera(portal);
        watches(acme.siteMadeByHand(addsADevice(portal), "P2794"));
        portal.follows("General").seesNothingOf("No device");
        createsAnn(portal);

        phone("Ann Ortega").receives(WELCOME);
        portal.seesState("Ann Ortega", "yellow", "Pending confirmation")
                .seesState("Ann Ortega", "green", "Number valid")
                .isGoodForEverybody()
                .remembersThisPage();

        phone("Ann Ortega")
                .opens()
                .window()
                .isCalled("May we ask you when there is an alarm?")
                .isGoodForEverybody();
        phone("Ann Ortega").presses("Confirm").isTold("Thank you, Ann").window().isGoodForEverybody();
        portal.seesState("Ann Ortega", "blue", "Confirmed").isStillTheSamePage().isGoodForEverybody();

        nobodyReceivesAnythingElse();
    }

    private void createsHarbourYard(Window portal) {
        portal.follows("Create the first site").isGoodForEverybody().presses("Create the site");
        portal.sees("Some fields need your attention").isGoodForEverybody();
        portal.enters("Name", "Harbour Yard")
                .enters("Street and number", "Mill Lane 12")
                .enters("Town", "Chicago")
                .enters("State or region", "IL")
                .enters("Postal code", "60611")
                .chooses("Time zone", "America/Chicago")
                .chooses("Station record", "North Central · XML receiver")
                .enters("Account number", "P2794")
                .presses("Create the site");
        portal.isCalled("Harbour Yard").sees("North Central").sees("P2794").isGoodForEverybody();
    }

    private void addsACamera(Window portal) {
        portal.follows("Devices and zones").isGoodForEverybody();
        portal.enters("Zone number", "17")
                .enters("What the camera sees", "North walkway")
                .presses("Add a camera");
        portal.presses("Copy the launch URL of zone 017").isGoodForEverybody();
        assertThat(portal.clipboard())
                .isEqualTo(stories().url("/monitoring?act=P2794&zone=017").toString());
    }

    /** @return its key */
    private String addsADevice(Window portal) {
        portal.enters("Name of the device", "Recorder in the office").presses("Add a device");
        portal.sees("Key for Recorder in the office").isGoodForEverybody();
        return portal.page().locator(".new-key code").innerText();
    }

    private void createsAnn(Window portal) {
        portal.sees("Nobody can be asked yet")
                .follows("Create the first contact")
                .isGoodForEverybody()
                .enters("Full name", "Ann Ortega")
                .enters("Mobile phone", phone("Ann Ortega").writtenNumber())
                .enters("Title", "Owner")
                .enters("Slot", "1")
                .presses("Create");
        portal.sees(WELCOME).isGoodForEverybody().follows("Later");
        portal.seesState("Ann Ortega", "grey", "Not sent").isGoodForEverybody();
        portal.followsInRow("Ann Ortega", "Send").presses("Send");
        portal.isCalled("Harbour Yard");
        assertThat(portal.row("Ann Ortega").innerText()).contains("1", "Owner");
    }

    @Test
    void aLandlineIsASendErrorWithItsReasonAndWhatHelps() {
        var acme = dealer("Acme Security", station(NORTH));
        var yard = site(acme, "Harbour Yard", "P2794");
        phone("Lea Brandt").behaves(Behaviour.LANDLINE);
        var portal = acme.signsIn().window().opens("/sites/" + yard.id() + "/contacts/new");

        portal.enters("Full name", "Lea Brandt")
                .enters("Mobile phone", phone("Lea Brandt").writtenNumber())
                .enters("Title", "Key holder")
                .enters("Slot", "3")
                .presses("Create");
        portal.presses("Send");
        phone("Lea Brandt").receives(WELCOME);

        portal.remembersThisPage()
                .seesState("Lea Brandt", "red", "Send error")
                .sees("probably a landline")
                .isStillTheSamePage()
                .isGoodForEverybody();
        portal.followsInRow("Lea Brandt", "What to do")
                .isCalled("Texts do not reach Lea Brandt")
                .sees("Ask Lea Brandt for a mobile number")
                .isGoodForEverybody();

        nobodyReceivesAnythingElse();
    }

    @Test
    void whoRepliesStopIsShownAsOptedOutAndIsNotAskedAnyMore() {
        var acme = dealer("Acme Security", station(NORTH));
        var yard = site(acme, "Harbour Yard", "P2794");
        keyHolder(yard, "Ann Ortega", "Owner", 1);
        var portal = acme.signsIn().window().opens("/sites/" + yard.id());
        portal.seesState("Ann Ortega", "blue", "Confirmed").remembersThisPage();

        phone("Ann Ortega").replies("STOP");

        portal.seesState("Ann Ortega", "red", "Opted out").isStillTheSamePage().isGoodForEverybody();
        yard.camera("017").reports();
        station(NORTH).receives(Wanted.alarm("P2794", "017"));
        operator("Kim Moreau")
                .launches(yard.launchUrl("017"))
                .isAt("Harbour Yard")
                .sees("Ann Ortega", "Opted out")
                .canAskNobody()
                .window()
                .isGoodForEverybody();
        nobodyReceivesAnythingElse();
    }
}
