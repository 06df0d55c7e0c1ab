package org.keyholder.server.operatorportal;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;

/**
 * Before an alarm is completed, which cannot be undone.
 *
 * @param url of the alarm
 * @param outcome what the answers come to, in a sentence
 * @param past why there is nothing to complete any more; empty while there is
 */
public record CompletePage(
        DeskHead head, String url, String outcome, @Nullable String past) implements Page {

    @Override
    public String template() {
        return "operatorportal/complete";
    }
}
