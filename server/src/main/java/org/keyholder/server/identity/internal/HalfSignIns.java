package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.server.identity.internal.seal.Seal;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.Secret;
import org.springframework.stereotype.Component;

/**
 * Who has shown a right password and not yet their second factor: a sealed cookie, so that nothing is kept for them here. It opens one page,
 * for five minutes, and nothing once the password is another.
 */
@Component
class HalfSignIns {

    static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private static final BrowserCookie COOKIE = new BrowserCookie("keyholder-half", GOOD_FOR);
    private static final String ABOUT = "half a sign-in";
    private static final int LONGEST = 4000;
    private static final int KEY_BYTES = 32;

    private final PersonRows people;
    private final Clock clock;
    private final Seal seal;

    HalfSignIns(PersonRows people, Clock clock, Home home) throws IOException {
        this.people = people;
        this.clock = clock;
        this.seal =
                new Seal(HexFormat.of().parseHex(new SecretFiles(home.secrets()).get("half-sign-ins.key", KEY_BYTES)));
    }

    /** From this answer on the browser is half signed in. */
    void begin(String login, HttpServletRequest request, HttpServletResponse response) {
        people.find(login).ifPresent(person -> {
            var text = new Secret(clock.instant().getEpochSecond() + " " + password(person) + " " + login);
            COOKIE.set(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(seal.close(text, ABOUT)), request, response);
        });
    }

    /** Of the hash that is kept, so that of the password there is nothing in it that anybody could try. */
    private static String password(SignedIn person) {
        return HexFormat.of().formatHex(Fingerprint.of(Objects.requireNonNull(person.getPassword())));
    }

    /** Whose half sign-in it is, who may still sign in; empty for everybody else. */
    Optional<SignedIn> find(HttpServletRequest request) {
        return COOKIE.read(request)
                .filter(value -> value.length() <= LONGEST)
                .flatMap(HalfSignIns::bytes)
                .flatMap(closed -> seal.open(closed, ABOUT))
                .map(text -> text.reveal().split(" ", 3))
                .filter(parts -> isFresh(Instant.ofEpochSecond(Long.parseLong(parts[0]))))
                .flatMap(parts -> people.find(parts[2]).filter(person -> isSame(parts[1], password(person))));
    }

    private static Optional<byte[]> bytes(String value) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not written by us
        }
    }

    private boolean isFresh(Instant at) {
        // Another node's clock may be behind that of the one before.
        return Duration.between(at, clock.instant()).abs().compareTo(GOOD_FOR) < 0;
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                HexFormat.of().parseHex(one), HexFormat.of().parseHex(other));
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        COOKIE.remove(request, response);
    }
}
