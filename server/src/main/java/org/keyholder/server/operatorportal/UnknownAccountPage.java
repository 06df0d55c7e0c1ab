package org.keyholder.server.operatorportal;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;

/** The launch named a number that no site has at this station: says which, and what to check. */
public record UnknownAccountPage(
        DeskReader reader,
        @Nullable String accountAsked,
        @Nullable String zoneAsked) implements Page {

    @Override
    public String template() {
        return "operatorportal/unknown-account";
    }

    public DeskHead head() {
        return DeskHead.withoutSite("No site to show", reader.stationName(), reader);
    }
}
