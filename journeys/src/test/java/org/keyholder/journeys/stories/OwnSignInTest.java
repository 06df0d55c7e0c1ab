package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.keyholder.testing.provider.SignInProvider;

/** A dealer's people sign in by the dealer's own provider. */
class OwnSignInTest extends Story {

    @Test
    void aDealerSetsItUpAndAnInstallerComesInByItOnAPhone() {
        var name = "acme-" + stories().next();
        var lee = "lee@" + name + ".example";
        var acme = dealer("Acme Security", station(NORTH)).signsIn();
        acme.employs(lee, "Lee Brandt");
        try (var provider = SignInProvider.start(stories().clock());
                var phone = Window.on(stories(), Window.Size.NARROW)) {
            provider.knows(new SignInProvider.Account("subject-of-lee", lee, true));

            acme.window().follows("People").follows("Set up").isPictured("own-sign-in-empty");
            acme.window()
                    .enters("Short name", name)
                    .enters("Issuer", provider.issuer().toString())
                    .enters("Client id", SignInProvider.CLIENT)
                    .enters("Client secret", SignInProvider.SECRET)
                    .presses("Save");
            acme.window().presses("Try it").sees("answers as it should").isPictured("own-sign-in");
            acme.window().presses("Copy the redirect URI");
            acme.window().sees("Copied");
            provider.answersTo(URI.create(acme.window().clipboard()));

            phone.opens("/sites").isCalled("Sign in").isPictured("sign-in-with-own");
            phone.follows("Sign in with your organisation").isPictured("own-sign-in-ask");
            phone.enters("Your organisation", "nobody").presses("Go on");
            phone.sees("No organisation signs in here by this name.").isPictured("own-sign-in-unknown");
            phone.enters("Your organisation", name).presses("Go on");
            phone.isCalled("Sign in for Acme Security").sees("127.0.0.1").isPictured("own-sign-in-begin");
            phone.presses("Go on");
            phone.enters("Username", lee)
                    .enters("Password", SignInProvider.PASSWORD)
                    .presses("Sign in");

            phone.isCalled("No sites yet").isGoodForEverybody();
            assertThat(phone.page().url()).endsWith("/sites").doesNotContain("code");
            phone.opens("/account")
                    .sees("this sign-in is for Acme Security alone")
                    .isPictured("own-sign-in-account");
            acme.window().opens("/people/sign-in").sees("Lee Brandt").isPictured("own-sign-in-accounts");
            assertThat(phone.complaints()).isEmpty();
        }
        nobodyReceivesAnythingElse();
    }
}
