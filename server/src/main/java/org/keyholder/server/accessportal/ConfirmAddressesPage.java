package org.keyholder.server.accessportal;

import java.util.List;
import org.keyholder.server.identity.CallerAddress;
import org.keyholder.server.identity.OperatorAddresses;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Asks before ranges are saved that cut off people who are signed in.
 *
 * @param before the ranges as they are, one in a line
 * @param addresses the ranges that are wanted
 * @param cutOff some of them
 * @param others how many there are beyond those
 */
public record ConfirmAddressesPage(Portal portal, String before, String addresses, List<Row> cutOff, int others)
        implements Page {

    private static final int MOST_SHOWN = 20;

    public ConfirmAddressesPage {
        cutOff = List.copyOf(cutOff);
    }

    static ConfirmAddressesPage of(Portal portal, String before, String wanted, List<OperatorAddresses.Signed> cutOff) {
        return new ConfirmAddressesPage(
                portal,
                before,
                wanted,
                cutOff.stream()
                        .limit(MOST_SHOWN)
                        .map(one -> new Row(one.name(), new CallerAddress(one.address()).words()))
                        .toList(),
                Math.max(0, cutOff.size() - MOST_SHOWN));
    }

    @Override
    public String template() {
        return "accessportal/confirm-addresses";
    }

    /** Somebody who is signed in elsewhere. */
    public record Row(String name, String address) {}
}
