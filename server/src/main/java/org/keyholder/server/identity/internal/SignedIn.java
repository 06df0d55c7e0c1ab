package org.keyholder.server.identity.internal;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.Member;
import org.keyholder.server.shared.PersonId;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * A person as Spring Security carries them. Lives in memory for as long as a request: what is kept of a sign-in is the person's id
 * and for which organisation they work. What they may do is not asked of Spring ({@link org.keyholder.server.identity.Role}).
 */
final class SignedIn implements UserDetails, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    private final String login;
    private final transient PersonId id;
    private final transient @Nullable Member member;
    private @Nullable String passwordHash;

    private SignedIn(String login, PersonId id, @Nullable Member member, @Nullable String passwordHash) {
        this.login = Objects.requireNonNull(login);
        this.id = Objects.requireNonNull(id);
        this.member = member;
        this.passwordHash = passwordHash;
    }

    /** Whoever signs in: for which organisation is found out by that. */
    static SignedIn arriving(String login, PersonId id, String passwordHash) {
        return new SignedIn(login, id, null, passwordHash);
    }

    static SignedIn as(String login, Member member) {
        return new SignedIn(login, member.person(), member, null);
    }

    PersonId id() {
        return id;
    }

    /** For whom they work, and as what; empty within the request by which they sign in. */
    Optional<Member> member() {
        return Optional.ofNullable(member);
    }

    /** Spring makes it serialisable; nobody gets to do it. */
    @Serial
    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(getClass().getName());
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
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
