package org.keyholder.server.openid;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a provider is asked what.
 *
 * @param userInfo where it tells what it leaves out of its tokens, if anywhere
 * @param secretInForm whether the secret is sent in the form, because the provider takes it in no header
 */
public record Endpoints(URI authorization, URI token, URI keys, Optional<URI> userInfo, boolean secretInForm) {

    public Endpoints {
        Objects.requireNonNull(authorization);
        Objects.requireNonNull(token);
        Objects.requireNonNull(keys);
        Objects.requireNonNull(userInfo);
    }
}
