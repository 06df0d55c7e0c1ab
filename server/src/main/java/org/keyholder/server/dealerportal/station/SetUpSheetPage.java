package org.keyholder.server.dealerportal.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * What the station's automation administrator has to know of a dealer's record, on paper.
 *
 * @param printed "21 Nov 2026"
 * @param receiver none means that no signals are sent
 */
public record SetUpSheetPage(
        Portal portal,
        String recordUrl,
        String record,
        String dealer,
        String station,
        String printed,
        @Nullable ReceiverFacts receiver,
        Numbers numbers,
        Launch launch,
        List<Code> codes)
        implements Page {

    public SetUpSheetPage {
        codes = List.copyOf(codes);
    }

    @Override
    public String template() {
        return "dealerportal/set-up-sheet";
    }

    /** @param port none where the address says none */
    public record ReceiverFacts(
            String name,
            String about,
            String address,
            @Nullable String host,
            @Nullable String port) {}

    /**
     * Who adds the prefix, by an example.
     *
     * @param rule "Keyholder adds ABC"
     */
    public record Numbers(String rule, String entered, String sent, String known) {}

    /**
     * The address that opens an alarm.
     *
     * @param base up to the account's number
     * @param example with a number and a zone
     */
    public record Launch(String base, String example) {}

    /** @param sia a dash where there is none @param qualifier as Contact ID has it, 1, 3 or 6 */
    public record Code(String words, String contactId, String qualifier, String sia) {}
}
