package org.keyholder.journeys.stories;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.keyholder.testing.receiver.Signal;

/** An installer sets up a bridge's cameras, says what kind of zones they watch and what one of them sends, and tries the launch URL. */
class AlarmCodesStoryTest extends Story {

    @Test
    void anInstallerSetsUpABridgeAnOwnCodeAndTriesTheLaunchUrl() {
        var acme = dealer("Acme Security", station(NORTH));
        var yard = acme.site("Harbour Yard", "P2794", "017", "North walkway");
        watches(yard);
        var dana = acme.signsIn().window();

        dana.follows("Harbour Yard").follows("Devices and zones").sees("No bridges yet");
        dana.follows("Add a bridge").isCalled("Add a bridge").isGoodForEverybody();
        dana.enters("Name of the bridge", "Bridge in the cellar").enters("Camera 1", "North walkway");
        dana.page().locator("#camera1Zone").fill("17");
        dana.page().locator("#camera2Zone").fill("18");
        dana.presses("Add the bridge")
                .sees("Zone 018 is new: say what it sees or watches.")
                .isPictured("bridge-wrong");
        dana.enters("Camera 2", "Car park").presses("Add the bridge");
        dana.isCalled("Bridges").sees("Camera 2 of Bridge in the cellar").sees("130 BA");

        dana.follows("Change zone 018").isCalled("Change zone 018");
        dana.chooses("Type", "exterior").enters("Zone number", "19").presses("Save");
        dana.sees("The station knows this camera as zone 018.").isPictured("zone-renumbered");
        dana.presses("Change the number").sees("136 BA").isPictured("devices-and-zones");

        yard.camera("019").reports();
        station(NORTH).receives(coded("136", "BA").of("P2794", "019"));

        dana.follows("Alarm codes").isCalled("What each zone sends").isPictured("site-codes");
        dana.page().locator("a[href*='/zones/019/codes?kind=motion']").first().click();
        dana.isCalled("Motion in zone 019, Car park");
        dana.enters("Contact ID", "110").enters("SIA", "FA").presses("Save");
        dana.sees("110 is a medical, fire or panic code").isPictured("alarm-code-wrong");
        dana.enters("Contact ID", "146").enters("SIA", "BA").presses("Save");
        dana.isCalled("What each zone sends").sees("146 BA").sees("this zone");

        clockGoesForward(Duration.ofMinutes(1));
        yard.camera("019").reports();
        station(NORTH).receives(coded("146", "BA").of("P2794", "019"));

        dana.follows("Devices and zones").follows("Try the launch URL of zone 019");
        dana.isCalled("Opens Harbour Yard")
                .sees("019 Car park")
                .sees("An alarm has been open since")
                .isPictured("try-launch");
        dana.enters("Launch URL", "act=P2794&zone=018").presses("Try it");
        dana.isCalled("Harbour Yard has no zone 018").isPictured("try-launch-unknown-zone");
        dana.enters("Launch URL", "act=P2795").presses("Try it");
        dana.isCalled("None of your sites is meant").isGoodForEverybody();

        dana.follows("Alarm library").isCalled("Alarm library").isPictured("alarm-library");
        dana.page().locator("a[href*='type=exterior&kind=vehicle']").first().click();
        dana.sees("Touches 1 zone of 1 of this type, at 1 site.").isPictured("alarm-code");
        dana.page().getByLabel("Send nothing").check();
        dana.presses("Save").sees("not sent").sees("your library");

        dana.follows("Sites").follows("Harbour Yard").follows("Devices and zones");
        dana.follows("Change zone 019").follows("Remove the zone");
        dana.isCalled("Remove zone 019, Car park?").isPictured("remove-zone");
        dana.presses("Remove the zone").seesNothingOf("Car park of");
        nobodyReceivesAnythingElse();
    }

    private static Wanted coded(String contactId, String sia) {
        return new Wanted(
                "an alarm with the codes " + contactId + " " + sia,
                (Signal signal) -> signal.contactId().equals(contactId) && sia.equals(signal.sia()));
    }
}
