package org.keyholder.server.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keyholder.server.keys.Keys;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;

/** An organisation's programs and the API keys that they get in with: made, renewed beside the old one, revoked. All of it is on record. */
public interface Programs {

    /** So many programs of a side of an organisation have keys at a time. */
    int MOST = 100;

    /** Those of the member's own side that have a key which is valid, those whose time is up too. */
    List<ProgramWithKeys> of(Member member);

    Optional<ProgramWithKeys> find(Member member, UUID program);

    /**
     * Makes a program and its first key. Nobody gives a program what they may not do themselves.
     *
     * @param goodFor how long its keys are valid; empty is until they are revoked
     * @return the key, which cannot be read again
     * @throws Refusal of a name that is none, without a scope ({@code scopes-missing}), and of more programs than {@value #MOST}
     */
    Secret make(Member by, String name, Set<ApiScope> scopes, Optional<Duration> goodFor);

    /**
     * Makes another key; the one that is valid goes on for {@link Keys#OVERLAP} after the new one has been used.
     *
     * @throws Refusal {@code not-found}, {@code keys-two} where two are valid already, {@code program-ended} where its time is up
     */
    Secret renew(Member by, UUID program);

    /**
     * Ends a key: it is refused from the next request on. A program without one is gone for good.
     *
     * @throws Refusal {@code not-found} where the program has no such key that is valid
     */
    void revoke(Member by, UUID program, UUID key);
}
