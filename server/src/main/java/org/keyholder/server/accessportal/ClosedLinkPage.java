package org.keyholder.server.accessportal;

import org.keyholder.server.identity.Invitation;
import org.keyholder.server.identity.PasswordLink;
import org.keyholder.server.pages.Page;

/** A link that lets nobody in any more, or never did. */
public record ClosedLinkPage(String title, String words) implements Page {

    static ClosedLinkPage unknownInvitation() {
        return new ClosedLinkPage(
                "This link does not work",
                "Copy the whole link from the message that brought it. It may also have been replaced by a newer one: ask whoever invited you.");
    }

    static ClosedLinkPage of(Invitation.Standing standing) {
        return switch (standing) {
            case USED ->
                new ClosedLinkPage(
                        "This invitation has been used",
                        "An invitation works once. If it was you, sign in. If it was not, tell whoever invited you at once.");
            case REVOKED ->
                new ClosedLinkPage(
                        "This invitation was taken back", "Ask whoever invited you if you did not expect that.");
            case EXPIRED ->
                new ClosedLinkPage(
                        "This invitation has expired",
                        "It was open for seven days. Ask whoever invited you for a new link.");
            case OPEN -> throw new IllegalArgumentException("An open invitation has a page of its own");
        };
    }

    static ClosedLinkPage unknownPassword() {
        return new ClosedLinkPage(
                "This link does not work",
                "Copy the whole link from the message that brought it. Of several the newest works.");
    }

    static ClosedLinkPage of(PasswordLink.Standing standing) {
        return switch (standing) {
            case USED ->
                new ClosedLinkPage(
                        "This link has been used",
                        "A password was chosen with it, and it works once. If it was you, sign in. If it was not, tell whoever manages the people at once.");
            case REPLACED ->
                new ClosedLinkPage(
                        "This link has been replaced",
                        "A newer one was made, or another password has been chosen since. Sign in, or use the newest link.");
            case EXPIRED ->
                new ClosedLinkPage(
                        "This link has expired", "It was open for a day. Ask for a new one, as you did for this.");
            case VOID ->
                new ClosedLinkPage(
                        "This link does not work any more",
                        "It opens nothing now: something about your account or whoever made it has changed since. Ask whoever manages the people.");
            case OPEN -> throw new IllegalArgumentException("An open link has a page of its own");
        };
    }

    @Override
    public String template() {
        return "accessportal/closed-link";
    }
}
