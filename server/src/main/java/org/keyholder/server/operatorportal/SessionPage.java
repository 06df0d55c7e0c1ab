package org.keyholder.server.operatorportal;

import org.keyholder.server.pages.Page;

/** One alarm before the operator. */
public record SessionPage(DeskHead head, SessionPanel panel) implements Page {

    @Override
    public String template() {
        return "operatorportal/session";
    }
}
