package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody has forgotten their password, and comes back by a link; somebody is signed out who should not be signed in. */
class ForgottenPasswordTest extends Story {

    private static final Pattern LINK = Pattern.compile("http\\S+/password/[A-Za-z0-9_-]{43}");
    private static final String ANOTHER = "lamp river quiet seventeen";

    @Test
    void anOperatorChoosesAnotherByTheAdminsLinkAndIsAtTheDesk() {
        var yard = harbourYard();
        var kim = operator("Kim Moreau");
        kim.window().opens(yard.launchUrl("018"));
        kim.signsIn("what was it again");
        kim.window().sees("Wrong user name or password.");

        var link = linkFrom(stationAdmin("Omar Haddad"));
        kim.window().opens(link).isCalled("Choose another password").isPictured("choose-password");
        chooses(kim, "password").sees("at least 12 characters").isGoodForEverybody();
        chooses(kim, ANOTHER).isCalled("Your password is changed").isPictured("password-chosen");
        kim.window().follows("Sign in");
        kim.signsIn(ANOTHER).isAt("Harbour Yard");

        somebody().opens(link).isCalled("This link has been used").isGoodForEverybody();
        nobodyReceivesAnythingElse();
    }

    private static Window chooses(Operator who, String password) {
        return who.window().enters("The new password", password).presses("Choose this password");
    }

    private URI linkFrom(Operator omar) {
        person(omar).isPictured("person").follows("Another password");
        omar.window()
                .isCalled("Another password for Kim Moreau")
                .isPictured("lost-password")
                .presses("Make the link");
        omar.window().sees("Hand it over now, to nobody else.").isPictured("lost-password-link");
        var link = LINK.matcher(omar.window().words());
        assertThat(link.find()).isTrue();
        return URI.create(link.group());
    }

    private static Window person(Operator admin) {
        admin.launches("/people");
        return admin.window().isCalled("People").follows("Kim Moreau").isCalled("Kim Moreau");
    }

    @Test
    void anOperatorWhoseBrowserWasLeftOpenIsSignedOutByTheAdmin() {
        var kim = operator("Kim Moreau");
        kim.launches("/monitoring").isAt("Latest alarms");
        var omar = stationAdmin("Omar Haddad");

        person(omar).follows("Sign out everywhere");
        omar.window().isCalled("Sign out Kim Moreau everywhere?").isPictured("sign-out-person");
        omar.window().presses("Sign out everywhere").isCalled("Kim Moreau");

        kim.window().opens("/monitoring").isCalled("Sign in");
        kim.signsIn(Operator.PASSWORD).isAt("Latest alarms");
        nobodyReceivesAnythingElse();
    }
}
