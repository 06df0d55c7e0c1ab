package org.keyholder.server.accessportal;

import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Asks once more before somebody's second factor is reset.
 *
 * @param section of the menu, {@code /people}
 * @param back where they are found
 * @param action where the form goes
 * @param person as the form brings it back; empty where the address says it
 */
public record ResetFactorPage(
        Portal portal, String section, String back, String backWords, String action, String person, String name)
        implements Page {

    @Override
    public String template() {
        return "accessportal/reset-factor";
    }
}
