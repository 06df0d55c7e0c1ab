package org.keyholder.server.identity;

import java.util.List;
import java.util.UUID;
import org.keyholder.server.keys.ValidKey;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;

/**
 * The secrets by which stations' software signs launches. One of a station is good, and for a while the one before it: until a day after
 * the new one was first used, since not every machine has it at once, and for seven days at most. What is done to them is on record.
 */
public interface LaunchSecrets {

    /** Those of the station that are good now, the oldest first: none, one or two. */
    List<ValidKey> valid(StationId station);

    /**
     * Makes one at random, beside the one that is good.
     *
     * @return the secret, which is not shown again
     * @throws org.keyholder.server.shared.Refusal {@code launch-secrets-two} where two are good already
     */
    Secret make(StationId station);

    /**
     * Ends one: launches that it signs are refused from now on. Where that was the newer of two, the other goes on as if there had been none.
     *
     * @param of how many were good when it was decided
     * @throws org.keyholder.server.shared.Refusal {@code not-found} where the station has no such secret that is good, and
     *     {@code launch-secrets-changed} where there are not as many any more: then another one goes on than was said
     */
    void revoke(StationId station, UUID secret, int of);

    /**
     * Gives the station this secret, as a set-up file does. An older one than the one before ends at once. The same secret once more changes
     * nothing.
     *
     * @param secret 32 to 200 letters, digits and signs of ASCII without blanks
     * @throws org.keyholder.server.shared.Refusal with the code {@code launch-secret-invalid} and the field {@code launchSecret}
     */
    void replace(StationId station, Secret secret);

    /** Ends all that the station has, at once. */
    void end(StationId station);
}
