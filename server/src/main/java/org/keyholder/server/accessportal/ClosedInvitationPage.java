package org.keyholder.server.accessportal;

import org.keyholder.server.identity.Invitation;
import org.keyholder.server.pages.Page;

/** A link that makes nobody a member any more, or never did. */
public record ClosedInvitationPage(String title, String words) implements Page {

    static ClosedInvitationPage unknown() {
        return new ClosedInvitationPage(
                "This link does not work",
                "Copy the whole link from the message that brought it. It may also have been replaced by a newer one: ask whoever invited you.");
    }

    static ClosedInvitationPage of(Invitation.Standing standing) {
        return switch (standing) {
            case USED ->
                new ClosedInvitationPage(
                        "This invitation has been used",
                        "An invitation works once. If it was you, sign in. If it was not, tell whoever invited you at once.");
            case REVOKED ->
                new ClosedInvitationPage(
                        "This invitation was taken back", "Ask whoever invited you if you did not expect that.");
            case EXPIRED ->
                new ClosedInvitationPage(
                        "This invitation has expired",
                        "It was open for seven days. Ask whoever invited you for a new link.");
            case OPEN -> throw new IllegalArgumentException("An open invitation has a page of its own");
        };
    }

    @Override
    public String template() {
        return "accessportal/closed-invitation";
    }
}
