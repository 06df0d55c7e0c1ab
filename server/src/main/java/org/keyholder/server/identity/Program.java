package org.keyholder.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.OrganisationId;

/** A program that has shown its key: it acts for one side of one organisation, and may what its scopes say. */
public record Program(UUID id, String name, OrganisationId organisation, Role.Side side, Set<ApiScope> scopes) {

    private static final String ATTRIBUTE = Program.class.getName();

    public Program {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(organisation);
        Objects.requireNonNull(side);
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Right right) {
        return scopes.stream().anyMatch(scope -> scope.right() == right);
    }

    /** The rows that are its to see: those of the people of that side. */
    public TenantScope scope() {
        return Member.scope(organisation, side);
    }

    /** The program whose request this is, if it is one's that has the right that the handler needs. */
    public static Optional<Program> of(HttpServletRequest request) {
        return Optional.ofNullable((Program) request.getAttribute(ATTRIBUTE));
    }

    /** Notes whose request it is, once it has been let in. */
    public void comesWith(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
