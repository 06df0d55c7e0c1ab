package org.keyholder.server.identity.internal.provider;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.server.identity.Role;
import org.keyholder.server.identity.internal.seal.Seal;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Secret;
import org.springframework.stereotype.Component;

/** Seals what the database and the browser keep about providers: the secrets shown to them, and what their answers are checked by. */
@Component
public class ProviderSecrets {

    static final String KEY_FILE = "sign-in-providers.key";

    private static final int KEY_BYTES = 32;

    private final Seal seal;

    ProviderSecrets(Home home) throws IOException {
        this.seal = new Seal(HexFormat.of().parseHex(new SecretFiles(home.secrets()).get(KEY_FILE, KEY_BYTES)));
    }

    /** A secret that is shown to this issuer on behalf of this side of the organisation, and to no other. */
    public byte[] closed(Secret secret, OrganisationId organisation, Role.Side side, String issuer) {
        return seal.close(secret, about(organisation, side, issuer));
    }

    Optional<Secret> opened(byte[] closed, OrganisationId organisation, Role.Side side, String issuer) {
        return seal.open(closed, about(organisation, side, issuer));
    }

    private static String about(OrganisationId organisation, Role.Side side, String issuer) {
        return "client secret of " + side.code() + " " + organisation + " at " + issuer;
    }

    /** What a browser keeps until the provider has answered. */
    public byte[] closed(Secret handshake, FoundProvider with) {
        return seal.close(handshake, about(with));
    }

    /** Empty where it was kept for another provider, or not by us. */
    public Optional<Secret> opened(byte[] handshake, FoundProvider with) {
        return seal.open(handshake, about(with));
    }

    private static String about(FoundProvider with) {
        return "handshake of " + with.side().code() + " " + with.organisation() + " with "
                + with.provider().issuer() + " as " + with.provider().clientId();
    }
}
