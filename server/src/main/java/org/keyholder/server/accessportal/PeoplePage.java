package org.keyholder.server.accessportal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Who works here, who is invited, and the form that invites.
 *
 * @param link the one that was made by this request, to be copied now
 * @param mayHaveProvider whether people may sign in by a provider of the organisation's own
 */
public record PeoplePage(
        Portal portal,
        List<Row> people,
        List<Open> invitations,
        List<Choice> roles,
        Fields values,
        FormErrors errors,
        @Nullable Link link,
        boolean mayHaveProvider)
        implements Page {

    public PeoplePage {
        people = List.copyOf(people);
        invitations = List.copyOf(invitations);
        roles = List.copyOf(roles);
    }

    @Override
    public String template() {
        return "accessportal/people";
    }

    /**
     * Somebody who works here.
     *
     * @param note "looks in until 14:05 UTC", "shut out", or empty
     */
    public record Row(String url, String name, String login, String role, String note, boolean you) {}

    /** @param until "open until 3 Dec 2026" */
    public record Open(String url, String name, String role, String until) {}

    /** @param code of the role */
    public record Choice(String code, String words, String what) {}

    public record Fields(String name, String role) {}

    /** A link that is shown once. */
    public record Link(String name, String url) {}
}
