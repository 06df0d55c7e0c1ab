package org.keyholder.server.identity;

import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;

/** The people who may sign in. Who is saved is refused with a field, as by {@link PasswordRules}, or with {@code login-invalid}. */
public interface People {

    /** Makes the person, or gives the one with this login the name and password. */
    void saveForDealer(DealerId dealer, String login, String name, Secret password);

    /** Makes the person, or gives the one with this login the name and password. */
    void saveForStation(StationId station, String login, String name, Secret password);
}
