package org.keyholder.server.operatorportal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the launch URL asks for. Each automation product has its own name for the account number.
 *
 * @param account as it was asked, without surrounding blanks
 * @param site the site's own id, where that was given instead
 * @param zone as it was asked
 * @param event one of our own ids, for its clip
 */
record Launch(Optional<String> account, Optional<String> site, Optional<String> zone, Optional<String> event) {

    private static final Set<String> ACCOUNT_NAMES = Set.of("act", "csid", "txid");
    private static final int LONGEST = 60;

    static Launch of(HttpServletRequest request) {
        return new Launch(
                first(request, ACCOUNT_NAMES),
                first(request, Set.of("site")),
                first(request, Set.of("zone")),
                first(request, Set.of("event")));
    }

    boolean isEmpty() {
        return account.isEmpty() && site.isEmpty() && zone.isEmpty();
    }

    private static Optional<String> first(HttpServletRequest request, Set<String> names) {
        return request.getParameterMap().entrySet().stream()
                .filter(parameter -> names.contains(parameter.getKey().toLowerCase(Locale.ROOT)))
                .map(parameter -> parameter.getValue()[0].strip())
                .filter(value -> !value.isEmpty())
                .map(value -> value.length() > LONGEST ? value.substring(0, LONGEST) : value)
                .findFirst();
    }
}
