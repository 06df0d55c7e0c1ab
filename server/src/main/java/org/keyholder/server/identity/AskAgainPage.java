package org.keyholder.server.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;

/**
 * Asks somebody who is signed in for their password, with their second factor, or a passkey once more.
 *
 * @param code what is asked for beside the password; none where there is no second factor
 * @param action where what they were doing goes on
 * @param fields what they typed there
 * @param passkeys what a browser is asked to show, as JSON; none where there is no passkey
 */
public record AskAgainPage(
        String name,
        @Nullable String code,
        String action,
        List<Field> fields,
        @Nullable String passkeys,
        FormErrors errors)
        implements Page {

    /** A field of the form that goes on. */
    public record Field(String name, String value) {}

    public AskAgainPage {
        fields = List.copyOf(fields);
    }

    /** For somebody who has this second factor. */
    public static AskAgainPage of(
            String name,
            SecondFactor has,
            String action,
            List<Field> fields,
            @Nullable String passkeys,
            FormErrors errors) {
        return new AskAgainPage(name, code(has), action, fields, passkeys, errors);
    }

    private static @Nullable String code(SecondFactor has) {
        if (has.app().isPresent()) {
            return "Code from your authenticator app, or a recovery code";
        }
        return has.isThere() ? "One of your recovery codes" : null;
    }

    /** "your password and a code" */
    public String needed() {
        return "your password" + (code != null ? " and a code" : "") + (passkeys != null ? ", or a passkey," : "");
    }

    @Override
    public String template() {
        return "identity/ask-again";
    }
}
