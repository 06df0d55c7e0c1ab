package org.keyholder.server.stationportal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * The blocks of numbers that are given to dealers.
 *
 * @param more how many there are beyond the rows
 * @param dealers those that one can be given to
 * @param anothers what of the wanted block is somebody else's, until it is sent once more
 */
public record NumberBlocksPage(
        Portal portal,
        List<Row> rows,
        int more,
        List<Choice> dealers,
        Typed typed,
        FormErrors errors,
        @Nullable Anothers anothers)
        implements Page {

    public NumberBlocksPage {
        rows = List.copyOf(rows);
        dealers = List.copyOf(dealers);
    }

    @Override
    public String template() {
        return "stationportal/number-blocks";
    }

    public record Typed(String first, String last, String dealer) {

        static final Typed EMPTY = new Typed("", "", "");
    }

    public record Choice(String code, String words) {}

    /** @param others how many are other dealers', who had them before */
    public record Row(String url, String first, String last, String dealer, long own, long free, long others) {}

    /**
     * Numbers that stay whose they are.
     *
     * @param mark comes back when the block is wanted so
     * @param rows the first ones
     * @param more whether there are further ones
     */
    public record Anothers(String mark, List<AnothersRow> rows, boolean more) {
        public Anothers {
            rows = List.copyOf(rows);
        }
    }

    public record AnothersRow(String number, String dealer, String state) {}
}
