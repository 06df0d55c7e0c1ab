package org.keyholder.server.dealerportal.bin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * The numbers that are kept for the dealer's sites and are theirs no more.
 *
 * @param said what became of those that were just to be released
 */
public record FormerNumbersPage(
        Portal portal, List<Row> rows, @Nullable String said, List<String> refused) implements Page {

    public FormerNumbersPage {
        rows = List.copyOf(rows);
        refused = List.copyOf(refused);
    }

    @Override
    public String template() {
        return "dealerportal/former-numbers";
    }

    /** @param siteUrl none where the site is deleted or erased */
    public record Row(
            String id,
            String number,
            String station,
            String site,
            @Nullable String siteUrl,
            String until) {}
}
