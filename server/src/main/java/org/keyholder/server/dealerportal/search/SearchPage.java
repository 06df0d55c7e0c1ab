package org.keyholder.server.dealerportal.search;

import java.util.List;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * What was found, grouped by what it was found.
 *
 * @param typed as it was
 * @param moreUrl the list of all sites that were found
 * @param more whether there are more than are shown
 */
public record SearchPage(Portal portal, String typed, List<Group> groups, String moreUrl, boolean more)
        implements Page {

    public SearchPage {
        groups = List.copyOf(groups);
    }

    @Override
    public String template() {
        return "dealerportal/search";
    }

    /** The same as the part that opens under the field in which it is typed. */
    public record Part(SearchPage page) implements Page {

        @Override
        public String template() {
            return "dealerportal/search-results";
        }
    }

    /** Results of one kind. */
    public record Group(Kind kind, List<Result> results) {
        public Group {
            results = List.copyOf(results);
        }
    }

    /**
     * @param name the site's
     * @param about what it was found by, or its address
     * @param mono whether that is a number that identifies
     */
    public record Result(String url, Marked name, Marked about, boolean mono) {}
}
