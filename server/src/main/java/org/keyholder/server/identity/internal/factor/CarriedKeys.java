package org.keyholder.server.identity.internal.factor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.server.identity.internal.seal.Seal;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;
import org.springframework.stereotype.Component;

/**
 * Keys on their way from the page that shows them to the code that proves them: sealed, in the page's own form. Nothing is kept of them
 * meanwhile.
 */
@Component
public class CarriedKeys {

    /** For so long a key that was shown can be set up. */
    private static final Duration SHOWN = Duration.ofMinutes(30);

    private final Clock clock;
    private final Seal seal;

    CarriedKeys(Clock clock, Home home) throws IOException {
        this.clock = clock;
        this.seal = new Seal(HexFormat.of()
                .parseHex(new SecretFiles(home.secrets()).get(FactorRows.KEY_FILE, FactorRows.KEY_BYTES)));
    }

    /** The key as the form carries it. */
    public Secret close(PersonId person, AppKey key) {
        var text = new Secret(
                clock.instant().getEpochSecond() + " " + key.letters().reveal());
        return new Secret(HexFormat.of().formatHex(seal.close(text, about(person))));
    }

    private static String about(PersonId person) {
        return "set-up of " + person;
    }

    /** The key that a form has carried; empty where it is none of ours, another person's or too old. */
    public Optional<AppKey> open(PersonId person, String carried) {
        return bytes(carried)
                .flatMap(closed -> seal.open(closed, about(person)))
                .map(text -> text.reveal().split(" ", 2))
                .filter(parts -> isFresh(Instant.ofEpochSecond(Long.parseLong(parts[0]))))
                .map(parts -> new AppKey(new Secret(parts[1])));
    }

    private static Optional<byte[]> bytes(String hex) {
        try {
            return Optional.of(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not written by us
        }
    }

    private boolean isFresh(Instant at) {
        return clock.instant().isBefore(at.plus(SHOWN));
    }
}
