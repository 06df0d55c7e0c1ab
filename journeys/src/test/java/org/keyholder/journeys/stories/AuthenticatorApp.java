package org.keyholder.journeys.stories;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** The app on somebody's phone, which knows no more than the key that was typed into it. */
final class AuthenticatorApp {

    private final SecretKeySpec key;

    private AuthenticatorApp(String letters) {
        key = new SecretKeySpec(Base32.decode(letters.replace(" ", "")), "RAW");
    }

    /** Takes the key that the page shows. */
    static AuthenticatorApp takesTheKeyOf(Window window) {
        return new AuthenticatorApp(window.page().locator(".app-key").innerText());
    }

    /** Sets one up where the page asks for it, without which nobody goes on. */
    static AuthenticatorApp isSetUpIn(Window window, Instant now) {
        var app = takesTheKeyOf(window.isCalled("Set up an authenticator app"));
        window.enters("2. Type the code", app.shows(now)).presses("Set it up").isCalled("Your recovery codes");
        window.follows("I have kept them");
        return app;
    }

    String shows(Instant now) {
        try {
            return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(key, now, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
