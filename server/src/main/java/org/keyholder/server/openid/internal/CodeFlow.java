package org.keyholder.server.openid.internal;

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
import org.keyholder.server.openid.Claimed;
import org.keyholder.server.openid.Endpoints;
import org.keyholder.server.openid.Handshake;
import org.keyholder.server.openid.OpenIdConnect;
import org.keyholder.server.openid.OpenIdSettings;
import org.keyholder.server.openid.Problem;
import org.keyholder.server.openid.Provider;
import org.keyholder.server.openid.Told;
import org.keyholder.server.outgoing.HttpPoster;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.stereotype.Component;

/** The flow over HTTP: to public addresses alone, where the settings do not say otherwise. */
@Component
class CodeFlow implements OpenIdConnect, AutoCloseable {

    /** The longest code that is handed on; providers' have some hundred letters. */
    private static final int LONGEST_CODE = 4_000;

    private final HttpPoster http;
    private final Addresses addresses;
    private final Discovery discovery;
    private final CodeExchange exchange;
    private final SignedTokens tokens;
    private final AskedAtOnce askedAtOnce = new AskedAtOnce();
    private final SecureRandom random = new SecureRandom();

    CodeFlow(OpenIdSettings settings, Clock clock) {
        this.http = settings.privateAddresses()
                ? new HttpPoster(settings.answerTimeout(), settings.answerTimeout())
                : HttpPoster.toPublicAddresses(settings.answerTimeout(), settings.answerTimeout());
        this.addresses = new Addresses(settings.privateAddresses());
        var asking = new Asking(http);
        this.discovery = new Discovery(asking, addresses);
        this.tokens = new SignedTokens(asking, clock);
        this.exchange = new CodeExchange(asking, tokens);
    }

    @Override
    public URI issuer(String typed) {
        return addresses
                .issuer(typed.strip())
                .orElseThrow(
                        () -> Refusal.invalid(
                                "issuer-invalid",
                                "issuer",
                                "An issuer is an address that begins with https://, such as https://login.example.com, without ? and #."));
    }

    @Override
    public Told<Endpoints> discover(URI issuer) {
        return guarded(issuer, () -> discovery.of(issuer));
    }

    @Override
    public Told<Endpoints> tryOut(URI issuer) {
        return guarded(issuer, () -> discovery.of(issuer).then(found -> tokens.requireKeys(found)));
    }

    @Override
    public Handshake handshake() {
        return Handshake.with(random);
    }

    @Override
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

    @Override
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
