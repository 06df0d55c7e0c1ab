package org.keyholder.server.accessportal;

import java.util.List;
import org.keyholder.server.pages.Page;

/**
 * Recovery codes, which nobody is ever shown again.
 *
 * @param setUp whether a second factor has just been set up
 * @param next where the person goes on
 */
public record RecoveryCodesPage(List<String> codes, boolean setUp, String next) implements Page {

    public RecoveryCodesPage {
        codes = List.copyOf(codes);
    }

    @Override
    public String template() {
        return "accessportal/recovery-codes";
    }
}
