package org.keyholder.server.identity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;
import org.keyholder.server.shared.WholeSeconds;

/**
 * Where everybody signs in who has a password.
 *
 * @param username kept after a failed attempt
 * @param error in plain words; empty at the first attempt
 * @param towardsDesk an alarm waits behind this page: say so, and spare the eyes of whoever sits in the dark
 * @param passkeys what a browser is asked to show, as JSON
 * @param mails whether somebody who has forgotten their password is mailed a link
 */
public record SignInPage(String username, @Nullable String error, boolean towardsDesk, String passkeys, boolean mails)
        implements Page {

    /** One sentence for wrong name and wrong password alike. */
    public static final String WRONG = "Wrong user name or password.";

    public static final String UNKNOWN_PASSKEY =
            "This passkey is not known here: it is of another installation, or was removed. Sign in with your password.";

    public static final String OLD_PASSKEY = "This page stood open for too long. Use the passkey once more.";

    public static final String COPIED_PASSKEY =
            "This passkey seems to have been copied, and is not accepted. Sign in with your password, remove it, and tell whoever manages the people.";

    public static final String SIGNED_OUT = "You have signed out.";

    public static String throttled(Duration wait) {
        return "Too many attempts. Try again in " + WholeSeconds.words(wait) + ".";
    }

    @Override
    public String template() {
        return "identity/sign-in";
    }
}
