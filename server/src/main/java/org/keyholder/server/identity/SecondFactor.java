package org.keyholder.server.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody shows beside their password.
 *
 * @param app since when an authenticator app is set up
 * @param passkeys how many passkeys there are
 * @param codesLeft how many recovery codes are unused
 * @param codes how many there are
 * @param codeUsed when the last of them was used
 * @param resetAt when somebody else took the last one away; empty once there is another
 */
public record SecondFactor(
        Optional<Instant> app,
        int passkeys,
        int codesLeft,
        int codes,
        Optional<Instant> codeUsed,
        Optional<Instant> resetAt) {

    public SecondFactor {
        Objects.requireNonNull(app);
        Objects.requireNonNull(codeUsed);
        Objects.requireNonNull(resetAt);
    }

    /** Whether there is any. */
    public boolean isThere() {
        return app.isPresent() || passkeys > 0;
    }
}
