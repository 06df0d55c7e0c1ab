package org.keyholder.server.openid.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Which addresses of a provider are taken: over HTTPS, and on this machine itself without it where that is allowed. */
final class Addresses {

    private static final int LONGEST_ISSUER = 300;
    private static final int LONGEST = 1_000;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean plainOnThisMachine;

    Addresses(boolean plainOnThisMachine) {
        this.plainOnThisMachine = plainOnThisMachine;
    }

    /** An issuer has neither query nor fragment (OpenID Connect Discovery 1.0, 3). */
    Optional<URI> issuer(String text) {
        return read(text).filter(address -> text.length() <= LONGEST_ISSUER && address.getRawQuery() == null);
    }

    Optional<URI> read(String text) {
        try {
            return text.length() > LONGEST
                    ? Optional.empty()
                    : Optional.of(new URI(text)).filter(this::isGood);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isGood(URI address) {
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && isSafe(address);
    }

    private boolean isSafe(URI address) {
        return "https".equals(address.getScheme())
                || plainOnThisMachine && "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
    }
}
