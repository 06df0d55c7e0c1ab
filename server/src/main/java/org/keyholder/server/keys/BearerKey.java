package org.keyholder.server.keys;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.http.HttpHeaders;

/** The bearer key (RFC 6750, 2.1) that a request shows. */
public final class BearerKey {

    private static final String SCHEME = "bearer ";

    private BearerKey() {}

    /** The key; where none is shown, the empty one, which is nobody's: a missing key and a wrong one are looked up alike. */
    public static Secret of(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        var shown = header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME);
        return new Secret(shown ? header.substring(SCHEME.length()).strip() : "");
    }

    /** No key and a wrong one are refused with the same words, whosever key it was to be. */
    public static Refusal unknown() {
        return new Refusal(
                Refusal.Kind.UNKNOWN_KEY,
                "key-unknown",
                null,
                "This needs a key that is valid here, as a bearer token.");
    }
}
