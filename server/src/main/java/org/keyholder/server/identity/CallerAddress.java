package org.keyholder.server.identity;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.station.Network;

/**
 * Where a request comes from, as the web server tells it.
 *
 * @param text an address as a rule; a proxy may hand on what is none, and that is nowhere
 */
public record CallerAddress(String text) {

    public CallerAddress {
        Objects.requireNonNull(text);
    }

    /** Whether it lies in one of the ranges. */
    public boolean isWithin(List<Network> networks) {
        return literal()
                .filter(place -> networks.stream().anyMatch(network -> network.holds(place)))
                .isPresent();
    }

    /** Whether it is the server's own machine: somebody who sits there, or a proxy that hides everybody. */
    public boolean isThisMachine() {
        return literal().filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** As people write it. */
    public String words() {
        return literal().map(Network::words).orElse(text);
    }

    private Optional<InetAddress> literal() {
        int zone = text.indexOf('%');
        try {
            return Optional.of(InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
