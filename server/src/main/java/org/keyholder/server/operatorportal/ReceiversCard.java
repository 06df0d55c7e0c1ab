package org.keyholder.server.operatorportal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.State;

/** The station's receivers and how they take their signals. */
public record ReceiversCard(List<Line> receivers) {

    public ReceiversCard {
        receivers = List.copyOf(receivers);
    }

    /** Whether there is anything to look at. */
    public boolean hasUnsent() {
        return receivers.stream().anyMatch(Line::hasUnsent);
    }

    /**
     * @param name "XML receiver"
     * @param format "xml-http"
     * @param about "The oldest has been waiting for 12 min: the receiver cannot be reached."
     */
    public record Line(
            String name,
            String format,
            List<State> states,
            @Nullable String about,
            boolean hasUnsent) {

        public Line {
            states = List.copyOf(states);
        }
    }
}
