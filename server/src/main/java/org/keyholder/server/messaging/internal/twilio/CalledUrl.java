package org.keyholder.server.messaging.internal.twilio;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The address that Twilio called, in each form in which it may have been signed. It is the public URL with the request's path and query
 * as they came; the user and password of an address arrive apart from it, in a header, and the port may or may not have been signed.
 */
final class CalledUrl {

    private static final String BASIC = "Basic ";
    private static final Pattern NOT_IN_USER = Pattern.compile("[^A-Za-z0-9._~!$&'()*+,;=:-]");

    private final URI base;
    private final String pathAndQuery;
    private final Set<String> users;

    private CalledUrl(URI base, String pathAndQuery, Set<String> users) {
        this.base = base;
        this.pathAndQuery = pathAndQuery;
        this.users = users;
    }

    static CalledUrl of(HttpServletRequest request, URI base) {
        var query = request.getQueryString();
        var users = new LinkedHashSet<String>();
        users.add("");
        Optional.ofNullable(base.getRawUserInfo()).ifPresent(user -> users.add(user + "@"));
        user(request).ifPresent(user -> users.add(user + "@"));
        return new CalledUrl(base, request.getRequestURI() + (query == null ? "" : "?" + query), users);
    }

    List<String> forms() {
        var forms = new ArrayList<String>();
        for (var user : users) {
            for (var port : ports()) {
                forms.add(base.getScheme() + "://" + user + base.getHost() + port + base.getRawPath() + pathAndQuery);
            }
        }
        return List.copyOf(forms);
    }

    private List<String> ports() {
        var standard = "https".equals(base.getScheme()) ? 443 : 80;
        return List.of("", ":" + (base.getPort() >= 0 ? base.getPort() : standard));
    }

    /** Encoded where an address needs it, so that nothing in it passes for a host or a path. */
    private static Optional<String> user(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            var pair =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            return Optional.of(encoded(new String(pair, StandardCharsets.UTF_8)))
                    .filter(user -> !user.isEmpty());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not Twilio's
        }
    }

    private static String encoded(String pair) {
        return NOT_IN_USER.matcher(pair).replaceAll(found -> percent(found.group()));
    }

    private static String percent(String character) {
        var encoded = new StringBuilder();
        for (byte one : character.getBytes(StandardCharsets.UTF_8)) {
            encoded.append("%%%02X".formatted(one));
        }
        return encoded.toString();
    }
}
