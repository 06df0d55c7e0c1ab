package org.keyholder.server.identity.internal.provider;

import java.util.Objects;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Role;
import org.keyholder.server.openid.Provider;
import org.keyholder.server.shared.OrganisationId;

/**
 * The provider that goes by a name, and whose people come in by it.
 *
 * @param providesSecondFactor whether it always asks for one, as the organisation says
 */
public record FoundProvider(
        String name,
        OrganisationId organisation,
        Role.Side side,
        String organisationName,
        Provider provider,
        boolean providesSecondFactor) {

    public FoundProvider {
        Objects.requireNonNull(name);
        Objects.requireNonNull(organisation);
        Objects.requireNonNull(side);
        Objects.requireNonNull(organisationName);
        Objects.requireNonNull(provider);
    }

    /** The rows of its side of the organisation. */
    public TenantScope scope() {
        return Member.scope(organisation, side);
    }
}
