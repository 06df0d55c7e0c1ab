package org.keyholder.dc09.sender;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where a receiver listens. DC-09 fixes no port; 10000, 12000 and 12128 are seen. */
public sealed interface Destination {
    /** Host name or address. */
    String host();

    /** 1 to 65535. */
    int port();

    /** Over TCP, in the clear. */
    record Tcp(String host, int port) implements Destination {}

    /** Over TCP inside TLS; the certificate must be good for the host name. */
    record Tls(String host, int port) implements Destination {}

    /** Over UDP, one frame a datagram. */
    record Udp(String host, int port) implements Destination {}

    /**
     * Reads {@code tcp://host:port}, {@code tls://…} or {@code udp://…}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Destination of(String address) {
        try {
            return of(new URI(address));
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("destination: tcp://host:port, tls://… or udp://…", malformed);
        }
    }

    private static Destination of(URI address) {
        if (address.getScheme() == null || address.getHost() == null || address.getPort() < 1) {
            throw new IllegalArgumentException("destination: tcp://host:port, tls://… or udp://…");
        }
        String host = address.getHost().replaceAll("[\\[\\]]", "");
        return switch (address.getScheme().toLowerCase(Locale.ROOT)) {
            case "tcp" -> new Tcp(host, address.getPort());
            case "tls" -> new Tls(host, address.getPort());
            case "udp" -> new Udp(host, address.getPort());
            default -> throw new IllegalArgumentException("destination: tcp, tls or udp, not " + address.getScheme());
        };
    }
}
