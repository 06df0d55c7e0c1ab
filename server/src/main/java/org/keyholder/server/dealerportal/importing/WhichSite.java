package org.keyholder.server.dealerportal.importing;

import java.util.Objects;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.ManySites.NumberAt;

/** How a row says which site it is about. */
sealed interface WhichSite {

    /** By its id, as an export has it. */
    record ById(SiteId site) implements WhichSite {
        public ById {
            Objects.requireNonNull(site);
        }
    }

    /** By the number that a station knows it by. */
    record ByNumber(NumberAt number) implements WhichSite {
        public ByNumber {
            Objects.requireNonNull(number);
        }
    }

    /** By what it is called and where it is. */
    record ByName() implements WhichSite {}

    /** It says nothing of the site, and goes on with that of the row above. */
    record LikeAbove() implements WhichSite {}

    /** What it says cannot be read, which has been told. */
    record Unclear() implements WhichSite {}
}
