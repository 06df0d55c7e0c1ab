package org.keyholder.server.accessportal;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;

/** An address that holds a secret, or an answer that does. */
final class SecretAddress {

    private SecretAddress() {}

    /** No other site is told of it, and no browser keeps what it showed. */
    static void keep(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }
}
