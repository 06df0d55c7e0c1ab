package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Alarms that the station's software opens in the operator's name. */
class SignedLaunchStoryTest extends Story {

    @Test
    void theSoftwareSignsItsOperatorInOnceAndTheAddressKeepsNoSignature() {
        var yard = harbourYard();
        var kim = operator("Kim Moreau");
        var launch = yard.station().signs(yard.launchUrl("018"), kim);

        kim.window().opens(launch);
        kim.isAt("Harbour Yard").window().isCalled("No alarm on zone 018");
        assertThat(kim.window().page().url()).endsWith(yard.launchUrl("018"));

        var lou = operator("Lou Baker");
        lou.window().opens(launch).isCalled("Launch not accepted").isGoodForEverybody();
        lou.window().page().waitForURL("**" + yard.launchUrl("018").replace("?", "\\?"));
        lou.window().follows("Sign in").sees("The alarm opens as soon as you sign in.");
        lou.signsIn(Operator.PASSWORD).isAt("Harbour Yard");

        kim.window().opens(launch).isCalled("Launch not accepted").follows("Go on as Kim Moreau");
        kim.isAt("Harbour Yard");
        nobodyReceivesAnythingElse();
    }

    @Test
    void afterAMinuteTheLaunchIsTooOldAndAPasswordOpensTheSameAlarm() {
        var yard = harbourYard();
        var kim = operator("Kim Moreau");
        var launch = yard.station().signs(yard.launchUrl("018"), kim);
        clockGoesForward(Duration.ofSeconds(62));

        kim.window().opens(launch).isCalled("Launch not accepted").follows("Sign in");
        kim.signsIn(Operator.PASSWORD).isAt("Harbour Yard");

        assertThat(kim.window().page().url()).endsWith(yard.launchUrl("018"));
        nobodyReceivesAnythingElse();
    }
}
