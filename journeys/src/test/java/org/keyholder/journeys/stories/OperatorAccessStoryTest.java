package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keyholder.testing.automation.LaunchSigner;

/** A station's admin says by which secret its software signs operators in, and from where they may come. */
class OperatorAccessStoryTest extends Story {

    @Test
    void aSecretIsMadeRenewedWithoutAnOutageAndTheOldOneRevoked() {
        var yard = harbourYard();
        var kim = operator("Kim Moreau");
        var omar = stationAdmin("Omar Haddad");
        omar.launches("/station").window().follows("Revoke the secret");
        omar.window().isCalled("Revoke the launch secret?").isPictured("launch-secret-revoke");
        omar.window().presses("Revoke the launch secret");
        omar.window().sees("No launch secret yet").isPictured("launch-secret-none");

        clockGoesForward(Duration.ofMinutes(6));
        omar.window().presses("Make a launch secret").isCalled("Is it you, Omar Haddad?");
        omar.window().enters("Your password", Operator.PASSWORD).presses("Go on");
        var first = copied(omar);
        omar.window().isPictured("launch-secret-made").seesState("Secret", "grey", "not used yet");
        opens(kim, yard, first);

        omar.window().opens("/station").seesState("Secret", "green", "used just now");
        omar.window().presses("Renew").sees("The old one works until a day after this one is first used");
        var second = copied(omar);
        assertThat(second).isNotEqualTo(first);
        opens(kim, yard, second);
        clockGoesForward(Duration.ofMinutes(2));
        opens(kim, yard, first);
        omar.window().opens("/station").seesState("Old secret", "yellow", "still in use");
        omar.window().isPictured("operator-access");

        omar.window().follows("Revoke the old secret").isCalled("Revoke the old launch secret?");
        omar.window().sees("The new secret goes on.").presses("Revoke the old launch secret");
        omar.window().seesNothingOf("Old secret");
        opens(kim, yard, second);
        kim.window().presses("Sign out").opens(signed(kim, yard, first)).isCalled("Launch not accepted");
        nobodyReceivesAnythingElse();
    }

    private static String copied(Operator admin) {
        admin.window().presses("Copy the launch secret").sees("Copied");
        return admin.window().clipboard();
    }

    /** In a browser in which nobody is signed in any more. */
    private void opens(Operator operator, GuardedSite site, String secret) {
        if (!operator.window().page().url().equals("about:blank")) {
            operator.window().presses("Sign out").isCalled("Sign in");
        }
        operator.window().opens(signed(operator, site, secret));
        operator.isAt("Harbour Yard");
    }

    private String signed(Operator operator, GuardedSite site, String secret) {
        // The same launch within one second is one and the same.
        clockGoesForward(Duration.ofSeconds(1));
        return new LaunchSigner(secret).launch(site.launchUrl("018"), operator.login(), now());
    }

    @Test
    void aListThatShutsItsWriterOutIsRefusedAndWhoIsCutOffIsNamedFirst() {
        var yard = harbourYard();
        var kim = operator("Kim Moreau");
        var omar = stationAdmin("Omar Haddad");
        kim.window().page().setExtraHTTPHeaders(Map.of("X-Forwarded-For", "203.0.113.9"));
        kim.launches(yard.launchUrl("018")).isAt("Harbour Yard");
        omar.launches("/station").window().sees("from anywhere").sees("You come from");

        omar.window().enters("Address ranges", "192.0.2.0/24\n2001:db8::/32").presses("Save");
        omar.window().sees("which is in none of these ranges").isPictured("addresses-refused");
        omar.window().enters("Address ranges", "192.0.2.5/24").presses("Save");
        omar.window().sees("'192.0.2.5/24' is no address range").isGoodForEverybody();

        omar.window().enters("Address ranges", "127.0.0.0/8\n::1\n192.0.2.0/24").presses("Save");
        omar.window()
                .isCalled("Cut off people who are signed in?")
                .sees("Kim Moreau")
                .isPictured("addresses-cut-off");
        kim.window().opens(yard.launchUrl("018"));
        kim.isAt("Harbour Yard");
        omar.window().presses("Save and cut them off").sees("from these addresses only");
        kim.window().opens(yard.launchUrl("018")).sees("lets its operators in from its own addresses only");

        omar.window().enters("Address ranges", "").presses("Save");
        omar.window().sees("from anywhere");
        kim.window().opens(yard.launchUrl("018"));
        kim.isAt("Harbour Yard");
        nobodyReceivesAnythingElse();
    }
}
