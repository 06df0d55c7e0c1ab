package org.keyholder.server.openid;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.keyholder.server.openid.internal.Addresses;
import org.keyholder.server.openid.internal.AskedAtOnce;
import org.keyholder.server.openid.internal.Asking;
import org.keyholder.server.openid.internal.CodeExchange;
import org.keyholder.server.openid.internal.Discovery;
import org.keyholder.server.openid.internal.SignedTokens;
import org.keyholder.server.outgoing.HttpPoster;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 9700). Nothing is kept between its steps:
 * documents and keys are asked for anew each time, so that a key that was taken back is out at once.
 */
@Component
public class OpenIdConnect implements AutoCloseable {

    /** The longest code that is handed on; providers' have some hundred letters. */
    private static final int LONGEST_CODE = 4_000;

    private final HttpPoster http;
    private final Addresses addresses;
    private final Discovery discovery;
    private final CodeExchange exchange;
    private final SignedTokens tokens;
    private final AskedAtOnce askedAtOnce = new AskedAtOnce();
    private final SecureRandom random = new SecureRandom();

    @Autowired
    OpenIdConnect(OpenIdSettings settings, Clock clock) {
        this.http = settings.privateAddresses()
                ? new HttpPoster(settings.answerTimeout(), settings.answerTimeout())
                : HttpPoster.toPublicAddresses(settings.answerTimeout(), settings.answerTimeout());
        this.addresses = new Addresses(settings.privateAddresses());
        var asking = new Asking(http);
        this.discovery = new Discovery(asking, addresses);
        this.tokens = new SignedTokens(asking, clock);
        this.exchange = new CodeExchange(asking, tokens);
    }

    /**
     * Reads what somebody typed as an issuer.
     *
     * @throws Refusal where it can be none ({@code issuer-invalid})
     */
    public URI issuer(String typed) {
        return addresses
                .issuer(typed.strip())
                .orElseThrow(
                        () -> Refusal.invalid(
                                "issuer-invalid",
                                "issuer",
                                "An issuer is an address that begins with https://, such as https://login.example.com, without ? and #."));
    }

    /** What the provider says of itself. */
    public Told<Endpoints> discover(URI issuer) {
        return guarded(issuer, () -> discovery.of(issuer));
    }

    /** The same, and whether there are keys to check its signatures by. */
    public Told<Endpoints> tryOut(URI issuer) {
        return guarded(issuer, () -> discovery.of(issuer).then(found -> tokens.requireKeys(found)));
    }

    public Handshake handshake() {
        return Handshake.with(random);
    }

    /** Where the browser is sent with the question. */
    public URI question(Provider provider, Endpoints at, Handshake handshake, URI callback) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("response_type", "code");
        asked.put("client_id", provider.clientId());
        asked.put("redirect_uri", callback.toString());
        asked.put("scope", "openid email");
        asked.put("state", handshake.state().reveal());
        asked.put("nonce", handshake.nonce().reveal());
        asked.put("code_challenge", handshake.challenge());
        asked.put("code_challenge_method", "S256");
        var mark = at.authorization().getRawQuery() == null ? "?" : "&";
        return URI.create(at.authorization() + mark + form(asked));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Exchanges the answer's code for a token, and says who that is. */
    public Told<Claimed> answer(Provider provider, Handshake handshake, URI callback, Secret code) {
        if (code.reveal().isEmpty() || code.reveal().length() > LONGEST_CODE) {
            return Told.failed(Problem.CODE_REFUSED);
        }
        return guarded(
                provider.issuer(),
                () -> discovery
                        .of(provider.issuer())
                        .then(at -> exchange.exchange(provider, at, handshake, callback, code)));
    }

    private <T> Told<T> guarded(URI issuer, Supplier<Told<T>> asking) {
        return askedAtOnce.of(issuer, asking).orElseGet(() -> Told.failed(Problem.BUSY));
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
