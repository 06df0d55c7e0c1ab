package org.keyholder.dc09.receiver;

import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The open connections, counted in all and per address. */
final class Connections {
    private final ReceiverLimits limits;
    private final AtomicInteger inAll = new AtomicInteger();
    private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();
    private final Set<TcpConnection> open = ConcurrentHashMap.newKeySet();

    Connections(ReceiverLimits limits) {
        this.limits = limits;
    }

    /** Takes a place for the socket; false when there is none left, in all or for its address. */
    boolean enter(Socket socket) {
        int most = limits.connections();
        if (inAll.getAndUpdate(count -> Math.min(count + 1, most)) == most) {
            return false;
        }
        if (perAddress.merge(socket.getInetAddress(), 1, Integer::sum) > limits.connectionsPerAddress()) {
            leave(socket);
            return false;
        }
        return true;
    }

    void leave(Socket socket) {
        inAll.decrementAndGet();
        perAddress.computeIfPresent(socket.getInetAddress(), (address, count) -> count == 1 ? null : count - 1);
    }

    void opened(TcpConnection connection) {
        open.add(connection);
    }

    void closed(TcpConnection connection) {
        open.remove(connection);
    }

    int count() {
        return inAll.get();
    }

    void closeStuck(long now) {
        open.forEach(connection -> connection.closeIfStuck(now, limits.idle()));
    }

    void closeAll() {
        open.forEach(TcpConnection::close);
    }
}
