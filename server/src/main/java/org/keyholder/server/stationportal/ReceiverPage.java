package org.keyholder.server.stationportal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.pages.State;

/**
 * One of the station's receivers, and who uses it.
 *
 * @param format as people call it
 * @param visibleTo dealers' names, or "all dealers"
 * @param made the passkey, right after it was set
 * @param waiting how many signals it has not acknowledged
 */
public record ReceiverPage(
        Portal portal,
        String url,
        ReceiverForm receiver,
        String format,
        List<String> visibleTo,
        State passkey,
        @Nullable String made,
        UseRows uses,
        long waiting)
        implements Page {

    public ReceiverPage {
        visibleTo = List.copyOf(visibleTo);
    }

    @Override
    public String template() {
        return "stationportal/receiver";
    }
}
