package org.keyholder.server.identity;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;

/**
 * The door of everybody who has a password.
 *
 * @param username kept after a failed try
 * @param error in plain words; empty at the first try
 * @param towardsDesk an alarm waits behind this page: say so, and spare the eyes of whoever sits in the dark
 */
public record SignInPage(String username, @Nullable String error, boolean towardsDesk) implements Page {

    /** One sentence for wrong name and wrong password alike. */
    public static final String WRONG = "User name and password do not belong together.";

    public static final String SIGNED_OUT = "You are signed out.";

    public static String throttled(String wait) {
        return "Too many tries. Wait " + wait + ", then try again.";
    }

    @Override
    public String template() {
        return "identity/sign-in";
    }
}
