package org.keyholder.server.identity;

import org.keyholder.server.mail.MailAddress;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;

/** People who make themselves known by an invitation. */
public interface NewPeople {

    /** All about a person that has to be found out before a transaction begins: hashing takes longer than anybody should hold one. */
    record Ready(PersonId id, String login, String name, String passwordHash) {}

    /** @throws org.keyholder.server.shared.Refusal of a login, name or password that cannot be */
    Ready ready(String login, String name, Secret password);

    /** In the caller's transaction. Refused where somebody has the login ({@code login-taken}). */
    void insert(Ready person);

    /**
     * Whoever has a link that was mailed there reads mail at that address. In the caller's transaction.
     *
     * @throws org.keyholder.server.shared.Refusal where the person reads mail at another ({@code invitation-for-another})
     */
    void readsMail(PersonId person, MailAddress at);
}
