package org.keyholder.server.identity;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;

/**
 * A provider as somebody typed it.
 *
 * @param secret the empty text leaves the one that is there
 */
public record WantedProvider(String name, String issuer, String clientId, Secret secret, boolean providesSecondFactor) {

    /** What a short name is made of. */
    public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");

    private static final Pattern PRINTED = Pattern.compile("[ -~]{1,200}");
    private static final Pattern SECRET = Pattern.compile("[ -~]{1,400}");

    public WantedProvider {
        Objects.requireNonNull(name);
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(clientId);
        Objects.requireNonNull(secret);
    }

    public String goodName() {
        var good = name.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(good).matches()) {
            throw Refusal.invalid(
                    "name-invalid",
                    "name",
                    "A short name has 3 to 40 letters from a to z, digits and hyphens, and no hyphen at its ends.");
        }
        return good;
    }

    public String goodClientId() {
        var good = clientId.strip();
        if (!PRINTED.matcher(good).matches()) {
            throw Refusal.invalid(
                    "client-id-invalid", "clientId", "A client id has 1 to 200 letters, digits and signs of ASCII.");
        }
        return good;
    }

    public Optional<Secret> goodSecret() {
        if (secret.reveal().isEmpty()) {
            return Optional.empty();
        }
        if (!SECRET.matcher(secret.reveal()).matches()) {
            throw Refusal.invalid(
                    "client-secret-invalid",
                    "clientSecret",
                    "A client secret has at most 400 letters, digits and signs of ASCII.");
        }
        return Optional.of(secret);
    }

    public static Refusal secretMissing() {
        return Refusal.invalid(
                "client-secret-missing",
                "clientSecret",
                "Enter the client secret that this provider has made for you.");
    }
}
