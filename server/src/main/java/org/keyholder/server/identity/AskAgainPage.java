package org.keyholder.server.identity;

import java.util.List;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;

/**
 * Asks somebody who is signed in for their password once more.
 *
 * @param action where what they were doing goes on
 * @param fields what they typed there
 */
public record AskAgainPage(String name, String action, List<Field> fields, FormErrors errors) implements Page {

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
