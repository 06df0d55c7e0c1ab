package org.keyholder.server.openid;

import java.net.URI;
import java.util.Objects;
import org.keyholder.server.shared.Secret;

/**
 * Who is trusted to say who somebody is, and as whom we ask.
 *
 * @param issuer the provider's own name for itself, to the letter
 */
public record Provider(URI issuer, String clientId, Secret clientSecret) {

    public Provider {
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(clientId);
        Objects.requireNonNull(clientSecret);
    }
}
