package org.keyholder.server.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;

/**
 * Asks somebody who is signed in for their password or a passkey once more.
 *
 * @param action where what they were doing goes on
 * @param fields what they typed there
 * @param passkeys what a browser is asked to show, as JSON; none where there is no passkey
 */
public record AskAgainPage(
        String name,
        String action,
        List<Field> fields,
        @Nullable String passkeys,
        FormErrors errors) implements Page {

    /** A field of the form that goes on. */
    public record Field(String name, String value) {}

    public AskAgainPage {
        fields = List.copyOf(fields);
    }

    @Override
    public String template() {
        return "identity/ask-again";
    }
}
