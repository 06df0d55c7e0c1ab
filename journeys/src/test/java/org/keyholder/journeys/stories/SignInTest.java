package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Signing in. */
class SignInTest extends Story {

    private static final String WRONG = "Wrong user name or password.";

    @Test
    void whoeverSignsInLandsWhereTheAddressPointed() {
        var yard = harbourYard();
        var kim = operator("Kim Moreau");
        kim.window()
                .opens("/monitoring?csid=p2794&zone=18")
                .isCalled("Sign in")
                .sees("The alarm opens as soon as you sign in.")
                .isGoodForEverybody();

        kim.signsIn("wrong");
        kim.window().sees(WRONG).isGoodForEverybody();
        kim.signsIn(Operator.PASSWORD).isAt("Harbour Yard");

        assertThat(kim.window().page().url()).endsWith("/monitoring?csid=p2794&zone=18");
        kim.window()
                .isCalled("No alarm on zone 018")
                .presses("Sign out")
                .sees("You have signed out.")
                .isGoodForEverybody();
        kim.window().opens(yard.launchUrl("017")).isCalled("Sign in");
        nobodyReceivesAnythingElse();
    }

    @Test
    void afterFiveWrongPasswordsTheNextTryHasToWait() {
        var kim = operator("Kim Moreau");
        kim.window().opens("/monitoring");
        for (int wrong = 1; wrong <= 5; wrong++) {
            kim.signsIn("guess " + wrong);
            kim.window().sees(WRONG);
        }

        kim.signsIn(Operator.PASSWORD);
        kim.window().sees("Too many attempts. Try again in").isGoodForEverybody();
        clockGoesForward(Duration.ofMinutes(1));
        kim.signsIn(Operator.PASSWORD);

        kim.window().isCalled("Latest alarms");
        nobodyReceivesAnythingElse();
    }

    @Test
    void aDealersPersonHasNoDeskAndAnOperatorNoSites() {
        var acme = dealer("Acme Security", station(NORTH)).signsIn();
        acme.window().isCalled("No sites yet").opens("/monitoring").isGoodForEverybody();
        assertThat(acme.window().answersOf("/monitoring")).containsOnly(403);

        var kim = operator("Kim Moreau").launches("/monitoring");
        kim.window().opens("/sites").isGoodForEverybody();
        assertThat(kim.window().answersOf("/sites")).containsOnly(403);
        nobodyReceivesAnythingElse();
    }
}
