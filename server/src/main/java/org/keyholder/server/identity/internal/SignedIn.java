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

/** A person as Spring Security carries them; works for one house. */
final class SignedIn implements UserDetails, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    static final String DEALER = "DEALER";
    static final String OPERATOR = "OPERATOR";

    private final String login;
    private final transient House house;
    private @Nullable String passwordHash;

    SignedIn(String login, House house, String passwordHash) {
        this.login = Objects.requireNonNull(login);
        this.house = Objects.requireNonNull(house);
        this.passwordHash = passwordHash;
    }

    /** Whom the person works for. */
    sealed interface House {

        record OfDealer(DealerPerson person) implements House {}

        record OfStation(Operator operator) implements House {}
    }

    House house() {
        return house;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        var role = switch (house) {
            case House.OfDealer dealer -> DEALER;
            case House.OfStation station -> OPERATOR;
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
