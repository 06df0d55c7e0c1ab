package org.keyholder.server.operatorportal;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;

/**
 * One alarm before the operator.
 *
 * @param openUrl takes the POST that says that somebody has it before them; none where somebody has had, or it is over
 */
public record AlarmPage(
        DeskHead head, AlarmPanel panel, @Nullable String openUrl) implements Page {

    @Override
    public String template() {
        return "operatorportal/alarm";
    }

    /** In the browser's list of windows the past is seen to be the past, too. */
    public String title() {
        return panel.past() == null ? head.title() : "Past alarm: " + head.title();
    }
}
