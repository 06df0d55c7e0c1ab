package org.keyholder.server.accessportal;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;

/**
 * What an invitation's link opens: the form by which somebody makes an account, or, signed in, the button that joins.
 *
 * @param signedInAs "Dana Whitfield"; empty for whoever is not signed in
 */
public record InvitationPage(
        String action,
        String organisation,
        String role,
        @Nullable String signedInAs,
        Fields values,
        FormErrors errors) implements Page {

    @Override
    public String template() {
        return "accessportal/invitation";
    }

    public record Fields(String login, String name) {}
}
