package org.keyholder.server.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.identity.Invitation.Invitee;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Secret;

/**
 * Links that make somebody a member: each for seven days and once. The secret in it is known to whoever was given the link, and kept
 * nowhere. It is shown to whoever invites, or goes out by mail; then it is for whoever reads mail at that address.
 */
public interface Invitations {

    String PATH = "/invitation/";
    Duration OPEN_FOR = Duration.ofDays(7);

    /**
     * Invites somebody to the inviter's own side of their organisation.
     *
     * @return the secret of the link, which is shown once; empty where it goes out by mail
     * @throws org.keyholder.server.shared.Refusal of a name or role that is none, where 200 are open already ({@code invitations-many}),
     *     and where 100 have gone out by mail within a day ({@code invitation-mails-many})
     */
    Optional<Secret> invite(Member by, Role role, Invitee whom);

    /** Invites an administrator of another organisation, for whoever runs the installation. */
    Optional<Secret> inviteTo(Member by, OrganisationId organisation, Role role, Invitee whom);

    /** Invites the administrator of the installation, whom nobody is there to invite; what was open of that kind is void. */
    Secret inviteAdministrator();

    /** Those of the member's own side that nobody has used or taken back, those that have expired too; the newest first. */
    List<Invitation> open(Member of);

    /**
     * Gives the link another secret and seven days from now; the link before it is void.
     *
     * @return the secret, which is shown once; empty where it goes out by mail again
     * @throws org.keyholder.server.shared.Refusal where it is on its way ({@code invitation-on-its-way}), and where it has gone out, or was
     *     refused, within a minute ({@code invitation-just-mailed})
     */
    Optional<Secret> renew(Member by, UUID invitation);

    void revoke(Member by, UUID invitation);

    /** What the link with this secret is about; empty for one that never was, or was renewed since. */
    Optional<Invitation> find(String secret);

    /**
     * Makes a person of whoever has the link, and them a member.
     *
     * @throws org.keyholder.server.shared.Refusal of a login, name or password that cannot be ({@code login-invalid}, {@code login-taken},
     *     …), and of a link that somebody else has used meanwhile ({@code invitation-closed})
     */
    Member accept(Invitation invitation, String login, String name, Secret password);

    /**
     * Makes somebody a member who is one elsewhere already.
     *
     * @throws org.keyholder.server.shared.Refusal of a link that somebody else has used meanwhile ({@code invitation-closed}), of one that
     *     went to another address than this person's ({@code invitation-for-another}), and of somebody who may all that there already
     *     ({@code already-member})
     */
    void accept(Invitation invitation, Member as);
}
