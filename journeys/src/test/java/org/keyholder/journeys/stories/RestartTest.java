package org.keyholder.journeys.stories;

import static org.keyholder.journeys.stories.Wanted.alarm;
import static org.keyholder.journeys.stories.Wanted.dispatchWanted;
import static org.keyholder.journeys.stories.Wanted.textOpened;
import static org.keyholder.journeys.stories.Wanted.textSent;

import org.junit.jupiter.api.Test;

/** The server goes away under an open desk, and comes back. */
class RestartTest extends Story {

    @Test
    void anOpenDeskComesBackByItselfStillSignedInAndShowsWhatHappenedMeanwhile() {
        var yard = harbourYard();
        var ann = keyHolder(yard, "Ann Ortega", "Owner", 1);
        yard.camera("017").reports();
        station(NORTH).receives(alarm("P2794", "017"));
        var kim = operator("Kim Moreau")
                .launches(yard.launchUrl("017"))
                .isAt("Harbour Yard")
                .verifies();
        ann.receives("Harbour Yard").opens().isTold("Is this all right?");
        kim.sees("Ann Ortega", "Opened").window().remembersThisPage();
        station(NORTH).receives(textSent(1), textOpened(1));

        stories().stopServer();
        kim.window().sees("Connection lost. Reconnecting");
        // Before the server is back for Kim, it is back for Ann and the camera.
        kim.window().losesItsConnection();
        stories().startServer();
        ann.presses("Dispatch").isTold("Your answer: Dispatch");
        var gate = yard.camera("018").reports();
        station(NORTH).receives(dispatchWanted(1), alarm("P2794", "018").because(gate));
        kim.window().findsItsConnectionAgain();

        kim.seesTheOutcome("Dispatch wanted")
                .sees("Ann Ortega", "Dispatch")
                .reads("Motion, zone 018, joined")
                .window()
                .seesNothingOf("Connection lost")
                .isStillTheSamePage()
                .isGoodForEverybody();
        kim.launches(yard.launchUrl("017")).isAt("Harbour Yard").canAskAgainAtOnce();
        nobodyReceivesAnythingElse();
    }
}
