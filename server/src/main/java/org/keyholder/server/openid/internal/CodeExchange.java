package org.keyholder.server.openid.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keyholder.server.openid.Claimed;
import org.keyholder.server.openid.Endpoints;
import org.keyholder.server.openid.Handshake;
import org.keyholder.server.openid.Problem;
import org.keyholder.server.openid.Provider;
import org.keyholder.server.openid.Told;
import org.keyholder.server.shared.Secret;
import tools.jackson.databind.JsonNode;

/** Exchanges a code for an ID token, and reads who it is about. */
final class CodeExchange {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final Asking asking;
    private final SignedTokens tokens;

    CodeExchange(Asking asking, SignedTokens tokens) {
        this.asking = asking;
        this.tokens = tokens;
    }

    Told<Claimed> exchange(Provider provider, Endpoints at, Handshake handshake, URI callback, Secret code) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code.reveal());
        form.put("redirect_uri", callback.toString());
        form.put("code_verifier", handshake.verifier().reveal());
        if (at.secretInForm()) {
            form.put("client_id", provider.clientId());
            form.put("client_secret", provider.clientSecret().reveal());
        }
        return asking.post(at.token(), at.secretInForm() ? Map.of() : header(provider), text(form))
                .then(this::taken)
                .then(answer -> claimed(provider, at, handshake, answer));
    }

    /** Id and secret are encoded before they are put together (RFC 6749, 2.3.1). */
    private static Map<String, String> header(Provider provider) {
        var both = encoded(provider.clientId()) + ":"
                + encoded(provider.clientSecret().reveal());
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8)));
    }

    private static String text(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private Told<JsonNode> taken(Asking.Answer answer) {
        if (answer.status() == OK) {
            return asking.read(answer.body());
        }
        return asking.read(answer.body())
                .then(refused -> Told.failed(
                        switch (Asking.text(refused, "error").orElse("")) {
                            case "invalid_client", "unauthorized_client" -> Problem.CLIENT_REFUSED;
                            case "invalid_grant" -> Problem.CODE_REFUSED;
                            default ->
                                answer.status() == UNAUTHORIZED ? Problem.CLIENT_REFUSED : Problem.NOT_UNDERSTOOD;
                        }));
    }

    private Told<Claimed> claimed(Provider provider, Endpoints at, Handshake handshake, JsonNode answer) {
        var token = Asking.text(answer, "id_token");
        if (token.isEmpty()) {
            return Told.failed(Problem.NO_TOKEN);
        }
        return tokens.read(token.get(), provider, at, handshake.nonce())
                .then(said -> said.saysEmail()
                        ? new Told.Said<>(new Claimed(said.subject(), said.email()))
                        : asked(at, said.subject(), answer));
    }

    /** Some providers leave the e-mail address out of the token, and tell it when they are asked with what came beside it. */
    private Told<Claimed> asked(Endpoints at, String subject, JsonNode answer) {
        var key = Asking.text(answer, "access_token");
        if (key.isEmpty() || at.userInfo().isEmpty()) {
            return new Told.Said<>(new Claimed(subject, Optional.empty()));
        }
        return asking.object(at.userInfo().get(), Map.of("Authorization", "Bearer " + key.get()))
                .then(told -> completed(subject, told));
    }

    private static Told<Claimed> completed(String subject, JsonNode told) {
        if (!Asking.text(told, "sub").equals(Optional.of(subject))) {
            return Told.failed(Problem.WRONG_SUBJECT);
        }
        var verified = told.path("email_verified").isBoolean()
                && told.path("email_verified").booleanValue();
        return new Told.Said<>(new Claimed(subject, verified ? Asking.text(told, "email") : Optional.empty()));
    }
}
