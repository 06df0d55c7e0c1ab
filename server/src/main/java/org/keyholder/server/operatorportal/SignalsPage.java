package org.keyholder.server.operatorportal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Moment;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.State;

/**
 * The station's signals that a receiver has not acknowledged.
 *
 * @param limit set when there are more than are shown: so many are
 */
public record SignalsPage(
        DeskReader reader,
        ReceiversCard receivers,
        List<Line> signals,
        @Nullable Integer limit) implements Page {

    public SignalsPage {
        signals = List.copyOf(signals);
    }

    @Override
    public String template() {
        return "operatorportal/signals";
    }

    public DeskHead head() {
        return DeskHead.withoutSite(reader.stationName(), "Signals", reader);
    }

    /**
     * @param url where it is decided on
     * @param siteName none when the site has moved to another station since
     * @param text "Motion, North walkway"
     * @param problem the receiver's words, or what stands in the way
     * @param attempts "20 attempts"
     * @param canBeSentAgain it is parked, and so not on its way
     * @param reason as it was typed, where it was wrong
     * @param mistake what is wrong with it
     */
    public record Line(
            String id,
            String url,
            Moment occurred,
            @Nullable String siteName,
            String accountNumber,
            String text,
            String receiver,
            State state,
            @Nullable String problem,
            String attempts,
            boolean canBeSentAgain,
            String reason,
            @Nullable String mistake) {}
}
