package org.keyholder.server.accessportal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Who works here, who is invited, and the form that invites.
 *
 * @param factorRequired whether everybody here needs a second factor
 * @param link the one that was made by this request, to be copied now
 * @param mails whether the installation sends mail
 * @param mayHaveProvider whether people may sign in by a provider of the organisation's own
 */
public record PeoplePage(
        Portal portal,
        List<Row> people,
        List<Open> invitations,
        List<Choice> roles,
        boolean factorRequired,
        Fields values,
        FormErrors errors,
        @Nullable Link link,
        boolean mails,
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

    /**
     * An invitation that is open.
     *
     * @param until "open until 3 Dec 2026"
     * @param mail "sent to ann@example.com on 26 Nov 2026", or empty where the inviter has the link
     * @param problem why it has not been sent, or empty
     * @param again the button that makes it anew, "Send again"; empty as long as it is tried again by itself
     */
    public record Open(String url, String name, String role, String until, String mail, String problem, String again) {}

    /** @param code of the role */
    public record Choice(String code, String words, String what) {}

    public record Fields(String name, String mailTo, String role) {}

    /**
     * An invitation that has just been made.
     *
     * @param url shown once; empty where it goes out by mail
     * @param mailTo where it goes, or empty
     */
    public record Link(String name, String url, String mailTo) {}
}
