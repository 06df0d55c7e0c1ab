package org.keyholder.server.identity.internal;

import java.util.List;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Member;
import org.keyholder.server.shared.OrganisationId;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Lets a thread pass for somebody who has signed in. */
public final class SignedInForTests {

    private SignedInForTests() {}

    public static void as(DealerPerson person) {
        var member = new Member(
                person.person(),
                person.name(),
                new OrganisationId(person.dealer().value()),
                person.role());
        SecurityContextHolder.setContext(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                SignedIn.as(person.name(), member), null, List.of())));
    }

    public static void nobody() {
        SecurityContextHolder.clearContext();
    }
}
