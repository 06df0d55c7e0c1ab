package org.keyholder.server.accessportal;

import org.keyholder.server.pages.Page;

/** After another password was chosen: it is good from now on, and nobody is signed in by having chosen it. */
public record PasswordChosenPage(String login) implements Page {

    @Override
    public String template() {
        return "accessportal/password-chosen";
    }
}
