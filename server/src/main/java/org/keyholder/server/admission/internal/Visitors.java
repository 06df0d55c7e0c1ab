package org.keyholder.server.admission.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/**
 * Who asks, as far as it can be told before anybody is looked up: by the key that a device shows, by the cookies of a browser, else by
 * the address. It may be made up; then it is one of many, and shares with them.
 */
final class Visitors {

    private Visitors() {}

    static String of(HttpServletRequest request) {
        var key = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (key == null) {
            key = request.getHeader(HttpHeaders.COOKIE);
        }
        return key == null ? request.getRemoteAddr() : Integer.toHexString(key.hashCode());
    }
}
