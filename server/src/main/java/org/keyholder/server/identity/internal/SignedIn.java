package org.keyholder.server.identity.internal;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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
    private final transient Member member;
    private final boolean onlyHere;
    private @Nullable String passwordHash;

    private SignedIn(String login, Member member, boolean onlyHere, @Nullable String passwordHash) {
        this.login = Objects.requireNonNull(login);
        this.member = Objects.requireNonNull(member);
        this.onlyHere = onlyHere;
        this.passwordHash = passwordHash;
    }

    /** Whoever is about to sign in: for the organisation for which they have worked longest. */
    static SignedIn arriving(String login, Member member, @Nullable String passwordHash) {
        return new SignedIn(login, member, false, passwordHash);
    }

    static SignedIn as(String login, Member member) {
        return new SignedIn(login, member, false, null);
    }

    /** Whom the organisation's provider has named: it is believed there, and nowhere else. */
    static SignedIn onlyHere(Member member) {
        return new SignedIn("", member, true, null);
    }

    /** Whether they are about to sign in by their organisation's provider. */
    boolean isOnlyHere() {
        return onlyHere;
    }

    PersonId id() {
        return member.person();
    }

    /** For whom they work, and as what. */
    Member member() {
        return member;
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
