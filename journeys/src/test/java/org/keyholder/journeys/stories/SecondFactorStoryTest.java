package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Signing in with a code of an authenticator app. */
class SecondFactorStoryTest extends Story {

    private static final Duration NEXT_CODE = Duration.ofSeconds(31);
    private static final String SET_UP = "Set up an authenticator app";

    @Test
    void whoNeedsACodeSetsTheirAppUpOnTheWayToTheAlarmAndShowsItTheNextTime() {
        var yard = harbourYard();
        var kim = operator("Kim Moreau");
        yard.station().asksForASecondFactor();
        kim.window().opens(yard.launchUrl("018"));
        kim.signsIn(Operator.PASSWORD);

        var app = setsUp(kim, true);
        kim.isAt("Harbour Yard");
        assertThat(kim.window().page().url()).endsWith(yard.launchUrl("018"));

        kim.window().presses("Sign out");
        clockGoesForward(NEXT_CODE);
        kim.window().opens(yard.launchUrl("017"));
        kim.signsIn(Operator.PASSWORD);
        kim.window()
                .isCalled("One more step")
                .sees("The alarm opens after this step.")
                .isPictured("second-step");
        kim.window().enters("Code from your authenticator app", "000000").presses("Go on");
        kim.window().sees("This code is wrong, or it has been used.").isGoodForEverybody();
        kim.window()
                .enters("Code from your authenticator app", app.shows(now()))
                .presses("Go on");
        kim.isAt("Harbour Yard");

        kim.window().opens("/account").sees("10 of 10 recovery codes are left.").isPictured("account-second-factor");
        nobodyReceivesAnythingElse();
    }

    private AuthenticatorApp setsUp(Operator who, boolean pictured) {
        var window = who.window().isCalled(SET_UP).sees("asks everybody for a second factor.");
        if (pictured) {
            window.isPictured("second-factor");
        }
        var app = AuthenticatorApp.takesTheKeyOf(window);
        window.enters("2. Type the code", app.shows(now())).presses("Set it up").isCalled("Your recovery codes");
        if (pictured) {
            window.isPictured("recovery-codes");
        }
        window.follows("I have kept them");
        return app;
    }

    @Test
    void aLostPhoneIsResetByTheStationAndTheNextSignInSetsUpAnother() {
        var yard = harbourYard();
        var kim = operator("Kim Moreau");
        var omar = stationAdmin("Omar Haddad");
        yard.station().asksForASecondFactor();
        kim.window().opens("/monitoring");
        kim.signsIn(Operator.PASSWORD);
        setsUp(kim, false);
        omar.window().opens("/people");
        omar.signsIn(Operator.PASSWORD);
        var app = setsUp(omar, false);

        omar.window()
                .isCalled("People")
                .sees("Everybody who signs in here needs one")
                .isPictured("people-second-factor")
                .follows("Kim Moreau");
        omar.window().sees("A phone is lost?").isGoodForEverybody().follows("Reset the second factor");
        omar.window().isCalled("Reset the second factor of Kim Moreau?").isPictured("reset-second-factor");
        clockGoesForward(Duration.ofMinutes(6));
        omar.window().presses("Reset").isCalled("Is it you, Omar Haddad?").isPictured("ask-again");
        omar.window().enters("Your password", Operator.PASSWORD);
        omar.window()
                .enters("Code from your authenticator app", app.shows(now()))
                .presses("Go on");
        omar.window().isCalled("Kim Moreau").seesNothingOf("A phone is lost?");

        kim.window().opens("/monitoring").isCalled("Sign in");
        kim.signsIn(Operator.PASSWORD);
        kim.window().sees("Yours was reset by an administrator").isGoodForEverybody();
        setsUp(kim, false);
        kim.window().isCalled("Latest alarms");
        nobodyReceivesAnythingElse();
    }
}
