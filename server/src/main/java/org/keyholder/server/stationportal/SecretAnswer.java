package org.keyholder.server.stationportal;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;

/** An answer that holds a passkey. */
final class SecretAnswer {

    private SecretAnswer() {}

    /** No browser keeps what it showed. */
    static void keep(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }
}
