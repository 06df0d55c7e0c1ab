package org.keyholder.server.identity.internal;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.shared.PersonId;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * A person as Spring Security carries them; works for one organisation. Lives in memory for as long as a request: what is
 * kept of a sign-in is the person's id.
 */
final class SignedIn implements UserDetails, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    static final String DEALER = "DEALER";
    static final String OPERATOR = "OPERATOR";

    private final String login;
    private final transient Organisation organisation;
    private @Nullable String passwordHash;

    SignedIn(String login, Organisation organisation, @Nullable String passwordHash) {
        this.login = Objects.requireNonNull(login);
        this.organisation = Objects.requireNonNull(organisation);
        this.passwordHash = passwordHash;
    }

    /** Whom the person works for. */
    sealed interface Organisation {

        record OfDealer(DealerPerson person) implements Organisation {}

        record OfStation(Operator operator) implements Organisation {}
    }

    Organisation organisation() {
        return organisation;
    }

    PersonId id() {
        return switch (organisation) {
            case Organisation.OfDealer(var person) -> person.person();
            case Organisation.OfStation(var operator) -> operator.person();
        };
    }

    /** Spring makes it serialisable; nobody gets to do it. */
    @Serial
    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(getClass().getName());
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        var role = switch (organisation) {
            case Organisation.OfDealer dealer -> DEALER;
            case Organisation.OfStation station -> OPERATOR;
        };
        return List.of(new SimpleGrantedAuthority("ROLE_" + role));
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return login;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }
}
