package org.keyholder.server.openid;

import java.net.URI;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;

/**
 * The authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 9700). Nothing is kept between its steps:
 * documents and keys are asked for anew each time, so that a key that was taken back is out at once.
 */
public interface OpenIdConnect {

    /**
     * Reads what somebody typed as an issuer.
     *
     * @throws Refusal where it can be none ({@code issuer-invalid})
     */
    URI issuer(String typed);

    /** What the provider says of itself. */
    Told<Endpoints> discover(URI issuer);

    /** The same, and whether there are keys to check its signatures by. */
    Told<Endpoints> tryOut(URI issuer);

    Handshake handshake();

    /** Where the browser is sent with the question. */
    URI question(Provider provider, Endpoints at, Handshake handshake, URI callback);

    /** Exchanges the answer's code for a token, and says who that is. */
    Told<Claimed> answer(Provider provider, Handshake handshake, URI callback, Secret code);
}
