package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * What a browser keeps for us: no script reads it, and it crosses no unencrypted line when it was set over an encrypted
 * one. Over an encrypted line only what was set over one is read: a neighbour under the same domain, or whoever answers for this host
 * without encryption, cannot slip one in.
 *
 * @param age how long the browser keeps it; zero and less until the browser is closed
 */
record BrowserCookie(String name, Duration age) {

    /** Strict would leave an operator signed out whom the station's software sends here. */
    private static final String SAME_SITE = "Lax";

    /** With this before its name a browser takes a cookie only from this very host, over an encrypted line, for all of it. */
    private static final String ONLY_OURS = "__Host-";

    static BrowserCookie untilClosed(String name) {
        return new BrowserCookie(name, Duration.ofSeconds(-1));
    }

    Optional<String> read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name(request));
        return cookie == null || cookie.getValue().isEmpty() ? Optional.empty() : Optional.of(cookie.getValue());
    }

    void set(String value, HttpServletRequest request, HttpServletResponse response) {
        add(value, age, request, response);
    }

    void remove(HttpServletRequest request, HttpServletResponse response) {
        add("", Duration.ZERO, request, response);
    }

    /** Over a plain line, as in a trial on one machine, browsers take no such name. */
    private String name(HttpServletRequest request) {
        return request.isSecure() ? ONLY_OURS + name : name;
    }

    private void add(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(request), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite(SAME_SITE)
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
