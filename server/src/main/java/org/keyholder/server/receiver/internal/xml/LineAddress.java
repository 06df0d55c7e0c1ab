package org.keyholder.server.receiver.internal.xml;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a receiver for XML over TCP listens: {@code host:port}, or {@code tls://host:port}.
 *
 * @param host a name, an IPv4 address or an IPv6 address without its brackets
 */
record LineAddress(boolean tls, String host, int port) {

    private static final int LAST_PORT = 65_535;
    private static final Pattern TEXT = Pattern.compile("(tls://)?([^\\s:/@\\[\\]]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");

    static Optional<LineAddress> read(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(parts.group(3));
        var host = parts.group(2).replaceAll("[\\[\\]]", "");
        return port >= 1 && port <= LAST_PORT
                ? Optional.of(new LineAddress(parts.group(1) != null, host, port))
                : Optional.empty();
    }
}
