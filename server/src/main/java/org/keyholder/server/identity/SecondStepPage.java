package org.keyholder.server.identity;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;

/**
 * Between a right password and being signed in.
 *
 * @param byApp whether there is an app
 * @param passkeys what a browser is asked to show, as JSON; none where there is no passkey
 * @param byRecovery whether a recovery code was tried
 * @param towardsDesk an alarm waits behind this page
 */
public record SecondStepPage(
        boolean byApp, @Nullable String passkeys, FormErrors errors, boolean byRecovery, boolean towardsDesk)
        implements Page {

    /** @param options what a browser would be asked to show */
    public static SecondStepPage of(SecondFactor has, String options, boolean towardsDesk) {
        return new SecondStepPage(
                has.app().isPresent(), has.passkeys() > 0 ? options : null, FormErrors.NONE, false, towardsDesk);
    }

    public SecondStepPage wrong(boolean recovery) {
        return recovery
                ? failed("This is none of your recovery codes, or it has been used.", true)
                : failed("This code is wrong, or it has been used. Take the next one that the app shows.", false);
    }

    public SecondStepPage throttled(Duration wait, boolean recovery) {
        return failed(SignInPage.throttled(wait), recovery);
    }

    private SecondStepPage failed(String words, boolean recovery) {
        var errors = FormErrors.of(Map.of(recovery ? "recovery" : "code", words));
        return new SecondStepPage(byApp, passkeys, errors, recovery, towardsDesk);
    }

    @Override
    public String template() {
        return "identity/second-step";
    }
}
