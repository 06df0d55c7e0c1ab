package org.keyholder.server.stationportal;

import java.util.List;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Asks before a block is ended, and shows what is in it.
 *
 * @param numbers "P2000 to P2999"
 * @param anothers numbers in it that other dealers had before, the first ones
 */
public record NumberBlockPage(
        Portal portal,
        String url,
        String numbers,
        String dealer,
        long own,
        long free,
        long others,
        List<NumberBlocksPage.AnothersRow> anothers)
        implements Page {

    public NumberBlockPage {
        anothers = List.copyOf(anothers);
    }

    @Override
    public String template() {
        return "stationportal/number-block";
    }
}
