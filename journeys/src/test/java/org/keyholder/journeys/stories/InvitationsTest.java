package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** From whoever runs the installation to the first sign-in of somebody who was invited. */
class InvitationsTest extends Story {

    private static final Pattern LINK = Pattern.compile("http\\S+/invitation/[A-Za-z0-9_-]{43}");
    private static final String PASSWORD = "copper wire by the yard";

    @Test
    void anOrganisationIsMadeAndItsPeopleInviteEachOther() {
        var ruth = administrator().isCalled("Organisations");
        ruth.enters("Name", "Hall Fire and Security")
                .chooses("What it does", "both")
                .presses("Make an organisation");
        ruth.isCalled("Hall Fire and Security")
                .enters("Whom do you invite?", "Omar Hall")
                .presses("Make an invitation");
        ruth.sees("Invitation for Omar Hall").isPictured("organisation");
        var toOmar = link(ruth);
        ruth.opens("/organisations").isPictured("organisations");

        var omar = somebody().opens(toOmar).sees("You are invited to work here as: Dealer admin.");
        omar.isPictured("invitation");
        accepts(omar, "omar", "password").sees("12 characters or more").isGoodForEverybody();
        accepts(omar, "omar", PASSWORD).sees("Hall Fire and Security asks everybody for a second factor");
        AuthenticatorApp.isSetUpIn(omar, now());
        omar.isCalled("No sites yet");
        var lee = invited(omar, "Lee Wong", "installer");
        omar.isPictured("people");
        AuthenticatorApp.isSetUpIn(accepts(lee, "lee", PASSWORD), now());
        lee.isCalled("No sites yet").seesNothingOf("People");
        somebody().opens(toOmar).sees("has been used").isGoodForEverybody();

        omar.opens("/api-keys").isCalled("API keys").sees("No keys yet").isGoodForEverybody();
        omar.enters("Which program is it for?", "Billing").presses("Make a key");
        omar.sees("Billing").isPictured("api-keys");
        omar.opens("/people").followsInRow("Lee Wong", "Lee Wong");
        omar.isCalled("Lee Wong").isGoodForEverybody().presses("Remove");
        omar.isCalled("People").seesNothingOf("Lee Wong");
        lee.opens("/sites").isCalled("Sign in");
        nobodyReceivesAnythingElse();
    }

    @Test
    void aPersonOfTwoOrganisationsChangesBetweenThem() {
        var ruth = administrator().isCalled("Organisations");
        var kim = somebody().opens(firstOf(ruth, "Lakeside Alarms", "dealer"));
        accepts(kim, "kim", PASSWORD).isCalled("No sites yet");

        kim.opens(firstOf(ruth, "Lakeside Central", "station"))
                .sees("You are signed in as Kim")
                .isGoodForEverybody()
                .presses("Join Lakeside Central");
        AuthenticatorApp.isSetUpIn(kim, now());
        kim.isCalled("Latest alarms").opens("/account").isPictured("account");
        assertThat(kim.row("Lakeside Central").innerText()).contains("you are here");

        kim.presses("Work here");
        kim.isCalled("No sites yet").opens("/monitoring");
        assertThat(kim.answersOf("/monitoring")).contains(403);
        nobodyReceivesAnythingElse();
    }

    /** An organisation is made, and the first link for it. */
    private URI firstOf(Window ruth, String name, String kind) {
        ruth.opens("/organisations")
                .enters("Name", name)
                .chooses("What it does", kind)
                .presses("Make an organisation");
        ruth.isCalled(name).enters("Whom do you invite?", "Kim").presses("Make an invitation");
        ruth.sees("Invitation for Kim");
        return link(ruth);
    }

    private Window invited(Window by, String name, String role) {
        by.opens("/people")
                .enters("Whom do you invite?", name)
                .chooses("Role", role)
                .presses("Make an invitation");
        by.sees("Invitation for " + name);
        return somebody().opens(link(by));
    }

    private static URI link(Window window) {
        var link = LINK.matcher(window.words());
        assertThat(link.find()).isTrue();
        return URI.create(link.group());
    }

    private Window accepts(Window whom, String login, String password) {
        return whom.enters("User name", login + "-of-the-invited")
                .enters("Password", password)
                .presses("Create the account");
    }
}
