package org.keyholder.dc09.sender;

import java.io.IOException;
import java.util.Optional;

/** The one connection a sender has at a time. */
final class Connections implements AutoCloseable {
    private final Destination destination;
    private final SenderSettings settings;
    private Optional<Link> open = Optional.empty();

    Connections(Destination destination, SenderSettings settings) {
        this.destination = destination;
        this.settings = settings;
    }

    boolean isOpen() {
        return open.isPresent();
    }

    Link link() throws IOException {
        return open.isPresent() ? open.get() : fresh();
    }

    Link fresh() throws IOException {
        close();
        Link link = connect();
        open = Optional.of(link);
        return link;
    }

    private Link connect() throws IOException {
        return switch (destination) {
            case Destination.Tcp(String host, int port) -> TcpLink.open(host, port, settings);
            case Destination.Tls(String host, int port) -> TcpLink.openTls(host, port, settings);
            case Destination.Udp(String host, int port) -> UdpLink.open(host, port, settings);
        };
    }

    @Override
    public void close() {
        open.ifPresent(Link::close);
        open = Optional.empty();
    }
}
