package org.keyholder.server.accessportal;

import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;

/**
 * What a link to choose another password opens.
 *
 * @param name whose password it is
 * @param login which they may have forgotten too
 */
public record ChoosePasswordPage(String action, String name, String login, FormErrors errors) implements Page {

    @Override
    public String template() {
        return "accessportal/choose-password";
    }
}
