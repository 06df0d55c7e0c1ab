package org.keyholder.server.accessportal;

import java.util.List;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** All organisations of the installation, and the form that makes one. */
public record OrganisationsPage(Portal portal, List<Row> organisations, Fields values, FormErrors errors)
        implements Page {

    public OrganisationsPage {
        organisations = List.copyOf(organisations);
    }

    @Override
    public String template() {
        return "accessportal/organisations";
    }

    /**
     * One of them.
     *
     * @param kind "Dealer", "Monitoring station", "Dealer and monitoring station"
     * @param people "3 people"
     */
    public record Row(String url, String name, String kind, String people, boolean closed) {}

    /** @param kind {@code dealer}, {@code station} or {@code both} */
    public record Fields(String name, String phone, String kind) {}
}
