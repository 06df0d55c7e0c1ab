package org.keyholder.server.dealerportal.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.station.PrefixRule;

/**
 * One of the dealer's ways to a station, and who adds the prefix of its numbers.
 *
 * @param typed who is to add it, as it was chosen and typed
 * @param preview what that would make of all numbers; none before it was asked for
 */
public record StationRecordPage(
        Portal portal,
        Facts facts,
        Numbers numbers,
        Testing testing,
        Typed typed,
        FormErrors errors,
        boolean mayChange,
        @Nullable Preview preview)
        implements Page {

    @Override
    public String template() {
        return "dealerportal/station-record";
    }

    /**
     * @param about the receiver's: "Acme 2000, XML over TCP or TLS"
     * @param prefix "Keyholder adds ABC"
     */
    public record Facts(
            String url,
            String name,
            String station,
            @Nullable String phone,
            @Nullable String receiver,
            @Nullable String about,
            String prefix) {}

    /**
     * Numbers that the station has given to this dealer alone.
     *
     * @param blocks "P2000 to P2999"
     * @param next the first free ones, as they are entered
     */
    public record Numbers(List<String> blocks, List<String> next) {
        public Numbers {
            blocks = List.copyOf(blocks);
            next = List.copyOf(next);
        }
    }

    /**
     * A test signal to be sent.
     *
     * @param numbers under which it can go out, the first ones
     */
    public record Testing(List<String> numbers, String typed, boolean may) {
        public Testing {
            numbers = List.copyOf(numbers);
        }
    }

    /** @param by a code of {@link PrefixRule.By} */
    public record Typed(String by, String prefix) {}

    /** Who may add a prefix, with what that means. */
    public List<Choice> choices() {
        return RULES;
    }

    static final List<Choice> RULES = List.of(
            new Choice("number", "Nobody: each number is entered as the station knows it"),
            new Choice("keyholder", "Keyholder adds it, in signals and launch URLs"),
            new Choice("receiver", "The station’s receiver adds it: signals go without it, launch URLs with it"));

    public record Choice(String code, String words) {}

    /**
     * How all numbers would look.
     *
     * @param mark comes back when it is wanted so
     * @param wanted "Keyholder adds ABC"
     * @param clashing those that could not have their number so
     * @param fitting all others
     */
    public record Preview(String mark, String wanted, Part clashing, Part fitting, boolean changesNothing) {

        public int count() {
            return clashing.count() + fitting.count();
        }

        /** "3 customers" */
        public String customers() {
            return count() == 1 ? "1 customer" : count() + " customers";
        }
    }

    /** So many customers, and the first ones of them. */
    public record Part(List<Line> lines, int count) {

        /** More make no page that anybody reads. */
        public static final int MOST = 200;

        public Part {
            lines = List.copyOf(lines);
        }

        public int more() {
            return count - lines.size();
        }

        /** "3 more customers" */
        public String moreCustomers() {
            return more() + (more() == 1 ? " more customer" : " more customers");
        }
    }

    /** One customer, before and after. */
    public record Line(
            String name,
            String url,
            Look before,
            @Nullable Look after,
            @Nullable String trouble) {}

    /** @param sent in a signal @param known in a launch URL */
    public record Look(String sent, String known) {}
}
