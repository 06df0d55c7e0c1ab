package org.keyholder.server.identity;

import java.util.Map;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;

/**
 * Between a right password and being signed in.
 *
 * @param byRecovery whether a recovery code was tried
 * @param towardsDesk an alarm waits behind this page
 */
public record SecondStepPage(FormErrors errors, boolean byRecovery, boolean towardsDesk) implements Page {

    public static SecondStepPage empty(boolean towardsDesk) {
        return new SecondStepPage(FormErrors.NONE, false, towardsDesk);
    }

    public static SecondStepPage wrong(boolean byRecovery, boolean towardsDesk) {
        return byRecovery
                ? failed("This is none of your recovery codes, or it has been used.", true, towardsDesk)
                : failed(
                        "This code is wrong, or it has been used. Take the next one that the app shows.",
                        false,
                        towardsDesk);
    }

    public static SecondStepPage throttled(long seconds, boolean byRecovery, boolean towardsDesk) {
        return failed(SignInPage.throttled(seconds == 1 ? "1 second" : seconds + " seconds"), byRecovery, towardsDesk);
    }

    private static SecondStepPage failed(String words, boolean byRecovery, boolean towardsDesk) {
        return new SecondStepPage(
                FormErrors.of(Map.of(byRecovery ? "recovery" : "code", words)), byRecovery, towardsDesk);
    }

    @Override
    public String template() {
        return "identity/second-step";
    }
}
