package org.keyholder.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.keyholder.server.shared.OrganisationId;

/** Who is signed in where nobody need be. */
public interface CurrentMember {

    /** Empty for whoever is not signed in. */
    Optional<Member> current();

    /** Whether the sign-in of this request is for its own organisation alone, because it came by that one's provider. */
    boolean isOnlyHere(HttpServletRequest request);

    /** From the next request on the sign-in of this request is for that organisation. */
    void workFor(HttpServletRequest request, OrganisationId organisation, Role.Side side);
}
