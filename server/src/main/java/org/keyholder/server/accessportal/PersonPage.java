package org.keyholder.server.accessportal;

import java.util.List;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Somebody who works here: what they are, and the ways to change that.
 *
 * @param hasFactor whether there is a second factor that you can reset: your own is on your own page
 */
public record PersonPage(
        Portal portal,
        String url,
        String name,
        String login,
        String organisation,
        String role,
        boolean you,
        List<PeoplePage.Choice> roles,
        boolean hasFactor,
        FormErrors errors)
        implements Page {

    public PersonPage {
        roles = List.copyOf(roles);
    }

    @Override
    public String template() {
        return "accessportal/person";
    }
}
