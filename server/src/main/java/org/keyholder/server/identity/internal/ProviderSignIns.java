package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.SecondFactors;
import org.keyholder.server.identity.SignInProviders;
import org.keyholder.server.identity.internal.provider.FoundProvider;
import org.keyholder.server.identity.internal.provider.ProviderAccounts;
import org.keyholder.server.openid.Claimed;
import org.keyholder.server.openid.Endpoints;
import org.keyholder.server.openid.OpenIdConnect;
import org.keyholder.server.openid.Problem;
import org.keyholder.server.openid.Told;
import org.keyholder.server.shared.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Signs people in whom their organisation's provider has named, for that organisation. */
@Component
class ProviderSignIns {

    private static final Logger log = LoggerFactory.getLogger(ProviderSignIns.class);

    private final OpenIdConnect openId;
    private final HandshakeCookie handshakes;
    private final ProviderAccounts accounts;
    private final OperatorNetworks networks;
    private final SecondFactors factors;
    private final SignInContexts contexts;
    private final SignInRecord record;
    private final PublicUrl publicUrl;

    ProviderSignIns(
            OpenIdConnect openId,
            HandshakeCookie handshakes,
            ProviderAccounts accounts,
            OperatorNetworks networks,
            SecondFactors factors,
            SignInContexts contexts,
            SignInRecord record,
            PublicUrl publicUrl) {
        this.openId = openId;
        this.handshakes = handshakes;
        this.accounts = accounts;
        this.networks = networks;
        this.factors = factors;
        this.contexts = contexts;
        this.record = record;
        this.publicUrl = publicUrl;
    }

    /** What comes of an answer. */
    sealed interface Outcome {

        /** From this answer on the browser is theirs. */
        record In(Member member) implements Outcome {}

        /** An operator, from where the station does not let its operators in. */
        record FromElsewhere() implements Outcome {}

        record Refused(ProviderRefusal why) implements Outcome {}
    }

    /** Where the browser is to go on; what proves the answer is in it from this answer on. Empty where the provider does not answer well. */
    Optional<URI> begin(FoundProvider with, HttpServletRequest request, HttpServletResponse response) {
        var provider = with.provider();
        return switch (openId.discover(provider.issuer())) {
            case Told.Said<Endpoints>(var at) -> {
                var handshake = openId.handshake();
                handshakes.keep(handshake, with, request, response);
                yield Optional.of(openId.question(provider, at, handshake, callback(with)));
            }
            case Told.Failed<Endpoints>(var problem) -> {
                failed(with, problem, request);
                yield Optional.empty();
            }
        };
    }

    private URI callback(FoundProvider with) {
        return publicUrl.of(SignInProviders.callback(with.name()));
    }

    /** Takes the answer that a browser brings back, once. */
    Outcome answer(FoundProvider with, HttpServletRequest request, HttpServletResponse response) {
        var kept = handshakes.take(with, request, response);
        if (kept.isEmpty() || !isAnswer(with, kept.get(), request)) {
            return new Outcome.Refused(ProviderRefusal.NOT_BEGUN_HERE);
        }
        if (request.getParameter("code") == null) {
            return "access_denied".equals(request.getParameter("error"))
                    ? new Outcome.Refused(ProviderRefusal.GIVEN_UP)
                    : new Outcome.Refused(refused(with, "provider-error", ProviderRefusal.UNAVAILABLE, request));
        }
        var code = new Secret(request.getParameter("code"));
        return switch (openId.answer(with.provider(), kept.get().handshake(), callback(with), code)) {
            case Told.Said<Claimed>(var claimed) -> signIn(with, kept.get(), claimed, request, response);
            case Told.Failed<Claimed>(var problem) -> new Outcome.Refused(failed(with, problem, request));
        };
    }

    /** It is this browser's, and where the provider says who it is (RFC 9207) it is that one's. */
    private static boolean isAnswer(FoundProvider with, HandshakeCookie.Kept kept, HttpServletRequest request) {
        var state = request.getParameter("state");
        var issuer = request.getParameter("iss");
        return state != null
                && isSame(state, kept.handshake().state().reveal())
                && (issuer == null || issuer.equals(with.provider().issuer().toString()));
    }

    private static boolean isSame(String told, String wanted) {
        return MessageDigest.isEqual(told.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    private Outcome signIn(
            FoundProvider with,
            HandshakeCookie.Kept kept,
            Claimed claimed,
            HttpServletRequest request,
            HttpServletResponse response) {
        var proven = new ProviderAccounts.Proven(
                claimed.subject(),
                claimed.email().map(Login::of).filter(Login::isGood).map(Login::folded),
                kept.handshake().nonce(),
                kept.goodUntil());
        return switch (accounts.take(with, proven)) {
            case ProviderAccounts.Whose.Of(var member) -> letIn(with, member, request, response);
            case ProviderAccounts.Whose.Nobodys() ->
                new Outcome.Refused(refused(with, "no-member", ProviderRefusal.NO_MEMBER, request));
            case ProviderAccounts.Whose.OfAnotherAccount() ->
                new Outcome.Refused(refused(with, "other-account", ProviderRefusal.OTHER_ACCOUNT, request));
            case ProviderAccounts.Whose.UsedBefore() ->
                new Outcome.Refused(refused(with, "used-before", ProviderRefusal.NOT_BEGUN_HERE, request));
        };
    }

    private Outcome letIn(FoundProvider with, Member member, HttpServletRequest request, HttpServletResponse response) {
        if (!networks.letIn(member, request.getRemoteAddr())) {
            record.refused(with, "not-from-there", request);
            return new Outcome.FromElsewhere();
        }
        if (!with.providesSecondFactor() && factors.isRequired(member.organisation())) {
            return new Outcome.Refused(refused(with, "no-second-factor", ProviderRefusal.NO_FACTOR, request));
        }
        contexts.signIn(SignedIn.as("", member, proof(with)), request, response);
        return new Outcome.In(member);
    }

    private static Proof proof(FoundProvider with) {
        return with.providesSecondFactor() ? Proof.PROVIDER_WITH_FACTOR : Proof.PROVIDER;
    }

    private ProviderRefusal failed(FoundProvider with, Problem problem, HttpServletRequest request) {
        log.warn("The sign-in provider of {} {} failed: {}.", with.side().code(), with.organisation(), problem.code());
        return refused(
                with,
                problem.code(),
                problem.isOfProvider() ? ProviderRefusal.UNAVAILABLE : ProviderRefusal.NOT_BELIEVED,
                request);
    }

    private ProviderRefusal refused(FoundProvider with, String why, ProviderRefusal words, HttpServletRequest request) {
        record.refused(with, why, request);
        return words;
    }
}
