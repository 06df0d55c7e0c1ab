package org.keyholder.server.dealerportal.bin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * The dealer's deleted sites, a page of them.
 *
 * @param olderUrl where the page goes on; none on the last
 * @param newest whether it is the first page
 * @param mayErase whether the person may also erase them and hand out what is kept
 */
public record BinPage(
        Portal portal, List<Row> rows, @Nullable String olderUrl, boolean newest, boolean mayErase) implements Page {

    public BinPage {
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "dealerportal/bin";
    }

    /**
     * @param account its number, which stays taken, and at which station
     * @param deleted "12 Nov 2026, by Dana Whitfield"
     * @param left "in 12 days, on 24 Dec 2026"
     */
    public record Row(
            String id,
            String name,
            String address,
            @Nullable String account,
            @Nullable String station,
            String deleted,
            String left) {

        public String url() {
            return "/sites/bin/" + id;
        }
    }
}
