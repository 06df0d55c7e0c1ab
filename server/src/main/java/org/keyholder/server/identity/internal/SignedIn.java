package org.keyholder.server.identity.internal;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Operator;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** A person as Spring Security carries them; works for one organisation. */
final class SignedIn implements UserDetails, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    static final String DEALER = "DEALER";
    static final String OPERATOR = "OPERATOR";

    private final String login;
    private final transient Organisation organisation;
    private @Nullable String passwordHash;

    SignedIn(String login, Organisation organisation, String passwordHash) {
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
