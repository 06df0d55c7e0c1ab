package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Signing in with a passkey, of an authenticator that the browser plays. */
class PasskeyStoryTest extends Story {

    @Test
    void aPasskeyOpensTheAlarmWithOnePressOnTheSignInPage() {
        var yard = harbourYard();
        var kim = operator("Kim Moreau");
        var presses = new Presses(kim.window());
        kim.launches("/account").window().follows("Add a passkey");
        kim.window().isCalled("Your passkeys").isPictured("passkeys-none");
        kim.window().enters("Name of the passkey", "Desk 4").presses("Add a passkey");
        kim.window().isCalled("Your recovery codes").isGoodForEverybody().follows("I have kept them");
        kim.window().sees("Desk 4").sees("not used yet").isPictured("passkeys");
        kim.window().presses("Sign out");

        kim.window().opens(yard.launchUrl("018")).isCalled("Sign in").isPictured("sign-in-passkey");
        presses.none();
        kim.window().presses("Sign in with a passkey");
        kim.isAt("Harbour Yard");
        // One on the page, and one on the device: a finger, a look or a PIN.
        assertThat(presses.count()).isEqualTo(2);
        assertThat(kim.window().page().url()).endsWith(yard.launchUrl("018"));

        kim.window().presses("Sign out").opens(yard.launchUrl("017"));
        kim.signsIn(Operator.PASSWORD);
        kim.window().isCalled("One more step").isGoodForEverybody().presses("Use your passkey");
        kim.isAt("Harbour Yard");
        nobodyReceivesAnythingElse();
    }

    @Test
    void aPasskeyThatIsNotKnownHereSignsNobodyInAndThePageSaysSo() {
        var kim = operator("Kim Moreau");
        new Presses(kim.window());
        kim.launches("/account/passkeys")
                .window()
                .enters("Name of the passkey", "Desk 4")
                .presses("Add a passkey");
        kim.window().follows("I have kept them");
        kim.window().sees("Desk 4").presses("Remove").sees("You have no passkey");
        kim.window().presses("Sign out").presses("Sign in with a passkey");

        kim.window().sees("This passkey is not known here").isGoodForEverybody();
        kim.signsIn(Operator.PASSWORD);
        kim.window().isCalled("Latest alarms");
        nobodyReceivesAnythingElse();
    }

    /** An authenticator of the browser whose person is there and verified, and what is pressed on it and on pages. */
    private static final class Presses {

        private static final String KEPT = "presses";

        private final Page page;
        private final AtomicInteger onDevice = new AtomicInteger();

        Presses(Window window) {
            page = window.page();
            page.context()
                    .addInitScript("addEventListener('click', (press) => press.isTrusted && sessionStorage.setItem('"
                            + KEPT + "', 1 + Number(sessionStorage.getItem('" + KEPT + "'))), true)");
            var session = page.context().newCDPSession(page);
            session.send("WebAuthn.enable");
            var options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            options.addProperty("automaticPresenceSimulation", true);
            var arguments = new JsonObject();
            arguments.add("options", options);
            session.send("WebAuthn.addVirtualAuthenticator", arguments);
            session.on("WebAuthn.credentialAsserted", asserted -> onDevice.incrementAndGet());
        }

        void none() {
            onDevice.set(0);
            page.evaluate("sessionStorage.removeItem('" + KEPT + "')");
        }

        int count() {
            return onDevice.get() + (int) page.evaluate("Number(sessionStorage.getItem('" + KEPT + "'))");
        }
    }
}
