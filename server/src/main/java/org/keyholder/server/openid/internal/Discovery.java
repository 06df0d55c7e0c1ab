package org.keyholder.server.openid.internal;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keyholder.server.openid.Endpoints;
import org.keyholder.server.openid.Problem;
import org.keyholder.server.openid.Told;
import tools.jackson.databind.JsonNode;

/** What a provider says of itself (OpenID Connect Discovery 1.0), as far as it concerns us. */
final class Discovery {

    private static final String PLACE = "/.well-known/openid-configuration";
    private static final String BASIC = "client_secret_basic";
    private static final String FORM = "client_secret_post";

    private final Asking asking;
    private final Addresses addresses;

    Discovery(Asking asking, Addresses addresses) {
        this.asking = asking;
        this.addresses = addresses;
    }

    Told<Endpoints> of(URI issuer) {
        var place = URI.create(issuer.toString().replaceAll("/$", "") + PLACE);
        return asking.object(place, Map.of()).then(document -> read(issuer, document));
    }

    private Told<Endpoints> read(URI issuer, JsonNode document) {
        var mistake = mistake(issuer, document);
        if (mistake.isPresent()) {
            return Told.failed(mistake.get());
        }
        var authorization = address(document, "authorization_endpoint");
        var token = address(document, "token_endpoint");
        var keys = address(document, "jwks_uri");
        return authorization.isPresent() && token.isPresent() && keys.isPresent()
                ? new Told.Said<>(new Endpoints(
                        authorization.get(),
                        token.get(),
                        keys.get(),
                        address(document, "userinfo_endpoint"),
                        !lists(document, "token_endpoint_auth_methods_supported", Set.of(BASIC), true)))
                : Told.failed(Problem.UNSAFE_ADDRESS);
    }

    private static Optional<Problem> mistake(URI issuer, JsonNode document) {
        if (!Asking.text(document, "issuer").equals(Optional.of(issuer.toString()))) {
            return Optional.of(Problem.OTHER_ISSUER);
        }
        if (!lists(document, "response_types_supported", Set.of("code"), false)) {
            return Optional.of(Problem.NO_CODE_FLOW);
        }
        // Large providers do it and do not say so.
        if (!lists(document, "code_challenge_methods_supported", Set.of("S256"), true)) {
            return Optional.of(Problem.NO_CHALLENGE);
        }
        if (!lists(document, "id_token_signing_alg_values_supported", SignedTokens.ALGORITHMS, false)) {
            return Optional.of(Problem.NO_ALGORITHM);
        }
        return lists(document, "token_endpoint_auth_methods_supported", Set.of(BASIC, FORM), true)
                ? Optional.empty()
                : Optional.of(Problem.NO_CLIENT_SECRET);
    }

    /** Whether the document's list has one of these; what stands for a list that is missing says the specification. */
    private static boolean lists(JsonNode document, String field, Set<String> wanted, boolean missing) {
        var list = document.path(field);
        return list.isArray()
                ? list.valueStream().anyMatch(one -> one.isString() && wanted.contains(one.stringValue()))
                : missing;
    }

    private Optional<URI> address(JsonNode document, String field) {
        return Asking.text(document, field).flatMap(addresses::read);
    }
}
