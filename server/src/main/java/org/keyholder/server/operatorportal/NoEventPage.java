package org.keyholder.server.operatorportal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;

/**
 * The launch found its site, and there is nothing to see there.
 *
 * @param zone "017"
 * @param zoneName empty when the site has no such zone
 * @param zones what the site has, to choose from
 */
public record NoEventPage(
        DeskHead head, String zone, @Nullable String zoneName, List<Zone> zones) implements Page {

    public NoEventPage {
        zones = List.copyOf(zones);
    }

    @Override
    public String template() {
        return "operatorportal/no-event";
    }

    /** @param url its launch address */
    public record Zone(String number, String name, String url) {}
}
