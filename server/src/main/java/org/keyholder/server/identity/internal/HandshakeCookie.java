package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.keyholder.server.identity.internal.provider.FoundProvider;
import org.keyholder.server.identity.internal.provider.ProviderSecrets;
import org.keyholder.server.openid.Handshake;
import org.keyholder.server.shared.Secret;
import org.springframework.stereotype.Component;

/** What lies between a sign-in's question and its answer, kept by the browser itself: sealed, for ten minutes, for one provider. */
@Component
class HandshakeCookie {

    static final Duration LIFE = Duration.ofMinutes(10);

    static final BrowserCookie COOKIE = new BrowserCookie("keyholder-handshake", LIFE);

    private static final int LONGEST = 1_000;
    private static final int PARTS = 4;

    private final ProviderSecrets secrets;
    private final Clock clock;

    HandshakeCookie(ProviderSecrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @param goodUntil when no answer to it is taken any more */
    record Kept(Handshake handshake, Instant goodUntil) {}

    void keep(Handshake handshake, FoundProvider with, HttpServletRequest request, HttpServletResponse response) {
        var text = String.join(
                " ",
                handshake.state().reveal(),
                handshake.nonce().reveal(),
                handshake.verifier().reveal(),
                Long.toString(clock.instant().plus(LIFE).getEpochSecond()));
        var closed = secrets.closed(new Secret(text), with);
        COOKIE.set(Base64.getUrlEncoder().withoutPadding().encodeToString(closed), request, response);
    }

    /** Takes it out of the browser; empty where there is none, or none that is good for this provider now. */
    Optional<Kept> take(FoundProvider with, HttpServletRequest request, HttpServletResponse response) {
        var kept = COOKIE.read(request);
        if (kept.isPresent()) {
            COOKIE.remove(request, response);
        }
        return kept.filter(text -> text.length() <= LONGEST)
                .flatMap(HandshakeCookie::decoded)
                .flatMap(closed -> secrets.opened(closed, with))
                .flatMap(HandshakeCookie::read)
                .filter(one -> clock.instant().isBefore(one.goodUntil()));
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not written by us
        }
    }

    private static Optional<Kept> read(Secret text) {
        var parts = text.reveal().split(" ");
        return parts.length == PARTS
                ? Optional.of(new Kept(
                        new Handshake(new Secret(parts[0]), new Secret(parts[1]), new Secret(parts[2])),
                        Instant.ofEpochSecond(Long.parseLong(parts[3]))))
                : Optional.empty();
    }
}
