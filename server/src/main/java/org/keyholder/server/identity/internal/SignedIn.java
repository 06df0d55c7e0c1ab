package org.keyholder.server.identity.internal;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.time.Instant;
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
    private final transient Member member;
    private final transient Proof proof;
    private final boolean isFactorDue;
    private final transient @Nullable Instant provedAt;
    private @Nullable String passwordHash;

    private SignedIn(
            String login,
            Member member,
            Proof proof,
            boolean isFactorDue,
            @Nullable Instant provedAt,
            @Nullable String passwordHash) {
        this.login = Objects.requireNonNull(login);
        this.member = Objects.requireNonNull(member);
        this.proof = Objects.requireNonNull(proof);
        this.isFactorDue = isFactorDue;
        this.provedAt = provedAt;
        this.passwordHash = passwordHash;
    }

    /** Whoever is about to sign in: for the organisation for which they have worked longest. */
    static SignedIn arriving(String login, Member member, @Nullable String passwordHash) {
        return new SignedIn(login, member, Proof.PASSWORD, false, null, passwordHash);
    }

    static SignedIn as(String login, Member member) {
        return as(login, member, Proof.PASSWORD);
    }

    static SignedIn as(String login, Member member, Proof proof) {
        return new SignedIn(login, member, proof, false, null, null);
    }

    /**
     * The same person, by a sign-in that is kept.
     *
     * @param factorDue whether they need a second factor and have none: they set one up before anything else
     * @param proved when they last showed who they are; none if they never did
     */
    SignedIn kept(boolean factorDue, @Nullable Instant proved) {
        return new SignedIn(login, member, proof, factorDue, proved, passwordHash);
    }

    boolean isFactorDue() {
        return isFactorDue;
    }

    Optional<Instant> provedAt() {
        return Optional.ofNullable(provedAt);
    }

    /** The same person, who has shown this. */
    SignedIn by(Proof shown) {
        return as(login, member, shown);
    }

    /** By what they have signed in. */
    Proof proof() {
        return proof;
    }

    PersonId id() {
        return member.person();
    }

    /** Whether it is the same person, at the same side of the same organisation. */
    boolean worksAs(SignedIn other) {
        return id().equals(other.id())
                && member.organisation().equals(other.member.organisation())
                && member.role().side() == other.member.role().side();
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
