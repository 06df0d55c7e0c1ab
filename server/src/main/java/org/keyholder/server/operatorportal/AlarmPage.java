package org.keyholder.server.operatorportal;

import org.keyholder.server.pages.Page;

/** One alarm before the operator. */
public record AlarmPage(DeskHead head, AlarmPanel panel) implements Page {

    @Override
    public String template() {
        return "operatorportal/alarm";
    }

    /** In the browser's list of windows the past is seen to be the past, too. */
    public String title() {
        return panel.past() == null ? head.title() : "Past alarm: " + head.title();
    }
}
