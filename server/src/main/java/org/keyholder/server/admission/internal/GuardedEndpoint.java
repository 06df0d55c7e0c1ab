package org.keyholder.server.admission.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.jspecify.annotations.Nullable;

/** The web server's listening end, with somebody at the door. */
final class GuardedEndpoint extends NioEndpoint {

    private @Nullable Door door;

    void guardedBy(Door guard) {
        door = guard;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        var guard = door;
        if (guard == null) {
            return super.setSocketOptions(socket);
        }
        var address = address(socket);
        if (!guard.makeRoom(address)) {
            // The web server closes what it knows, and this one it does not: it would count it for ever.
            destroySocket(socket);
            return false;
        }
        if (!super.setSocketOptions(socket)) {
            return false;
        }
        var wrapper = connections.get(socket);
        if (wrapper != null) {
            guard.entered(socket, wrapper, address, System.nanoTime());
        }
        return true;
    }

    private static InetAddress address(SocketChannel socket) {
        try {
            return socket.getRemoteAddress() instanceof InetSocketAddress remote
                    ? remote.getAddress()
                    : InetAddress.getLoopbackAddress();
        } catch (java.io.IOException e) {
            // It has left already; the web server finds out.
            return InetAddress.getLoopbackAddress();
        }
    }
}
