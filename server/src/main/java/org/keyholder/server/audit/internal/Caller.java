package org.keyholder.server.audit.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where the request on this thread comes from; nowhere where there is none. */
public record Caller(@Nullable String address, @Nullable String browser) {

    private static final int LONGEST_ADDRESS = 100;
    private static final int LONGEST_BROWSER = 300;
    private static final Caller NOBODY = new Caller(null, null);

    public static Caller now() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return NOBODY;
        }
        var request = attributes.getRequest();
        return new Caller(
                PlainWords.of(request.getRemoteAddr(), LONGEST_ADDRESS),
                PlainWords.of(request.getHeader(HttpHeaders.USER_AGENT), LONGEST_BROWSER));
    }
}
