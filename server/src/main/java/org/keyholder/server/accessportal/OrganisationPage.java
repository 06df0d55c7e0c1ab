package org.keyholder.server.accessportal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * One organisation, as whoever runs the installation sees it: nothing of its customers.
 *
 * @param looks as what one may look into it: {@code dealer-viewer}, {@code station-viewer}
 * @param link the invitation that was made by this request, to be copied now
 * @param mails whether the installation sends mail
 */
public record OrganisationPage(
        Portal portal,
        String url,
        String name,
        String phone,
        String kind,
        String people,
        boolean closed,
        List<PeoplePage.Choice> firstRoles,
        List<PeoplePage.Choice> looks,
        FormErrors errors,
        PeoplePage.@Nullable Link link,
        boolean mails)
        implements Page {

    public OrganisationPage {
        firstRoles = List.copyOf(firstRoles);
        looks = List.copyOf(looks);
    }

    @Override
    public String template() {
        return "accessportal/organisation";
    }
}
