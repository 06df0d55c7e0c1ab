package org.keyholder.server.identity.internal;

import java.security.SecureRandom;
import java.util.Base64;
import org.keyholder.server.shared.Secret;

/** The secrets in invitations' links: 32 random bytes in base64url, 43 characters. */
final class InvitationSecrets {

    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private InvitationSecrets() {}

    static Secret next() {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
