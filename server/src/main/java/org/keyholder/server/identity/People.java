package org.keyholder.server.identity;

import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;

/** The people who may sign in, as whoever sets the installation up makes them. Who is saved is refused with a field, as by {@link PasswordRules}. */
public interface People {

    /**
     * Makes the person, or gives the one with this login the name and password; either way they are that at the organisation from then on.
     * Another password than before ends all their sign-ins.
     *
     * @throws org.keyholder.server.shared.Refusal where the login is none ({@code login-invalid})
     */
    void save(OrganisationId organisation, Role role, String login, String name, Secret password);

    /** Makes the person a dealer admin. */
    default void saveForDealer(DealerId dealer, String login, String name, Secret password) {
        save(new OrganisationId(dealer.value()), Role.DEALER_ADMIN, login, name, password);
    }

    /** Makes the person an operator. */
    default void saveForStation(StationId station, String login, String name, Secret password) {
        save(new OrganisationId(station.value()), Role.OPERATOR, login, name, password);
    }
}
