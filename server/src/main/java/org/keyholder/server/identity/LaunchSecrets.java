package org.keyholder.server.identity;

import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;

/** The secrets by which stations' software signs launches: one of a station, and for a day the one before it. */
public interface LaunchSecrets {

    /**
     * Gives the station this secret. The one before is good for a day yet, so that the station's software can follow; an older one ends
     * at once. The same secret once more changes nothing.
     *
     * @param secret 32 to 200 letters, digits and signs of ASCII without blanks
     * @throws org.keyholder.server.shared.Refusal with the code {@code launch-secret-invalid} and the field {@code launchSecret}
     */
    void replace(StationId station, Secret secret);

    /** Ends all that the station has, at once. */
    void end(StationId station);
}
