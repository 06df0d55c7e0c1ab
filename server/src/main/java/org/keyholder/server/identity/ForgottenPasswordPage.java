package org.keyholder.server.identity;

import java.util.Objects;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;

/**
 * Asks who has forgotten their password, and then says the same, whoever it was.
 *
 * @param asked whether it has been asked
 */
public record ForgottenPasswordPage(String typed, boolean asked, FormErrors errors) implements Page {

    /** The longest that can be a user name or a mail address. */
    public static final int LONGEST = 254;

    public ForgottenPasswordPage {
        Objects.requireNonNull(typed);
        Objects.requireNonNull(errors);
    }

    @Override
    public String template() {
        return "identity/forgotten-password";
    }
}
